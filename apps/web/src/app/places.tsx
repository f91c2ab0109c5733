import { type ReactNode } from 'react';
import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  CalculatorOutlined,
  FileAddOutlined,
  FileExcelOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  InboxOutlined,
  LineChartOutlined,
  SettingOutlined,
  TeamOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import { type Viewer } from './viewer.ts';
import { type vi } from './shell.vi.ts';

interface Place {
  readonly path: string;
  readonly word: keyof typeof vi;
  readonly icon: ReactNode;
  /** Any of these permissions opens it. */
  readonly permissions: readonly string[];
}

/** The places of the side bar, in their order. A place whose screen is not there yet is not listed. */
const places: readonly Place[] = [
  { path: '/', word: 'work', icon: <InboxOutlined />, permissions: ['case.read'] },
  { path: '/intake', word: 'intake', icon: <FileAddOutlined />, permissions: ['case.start'] },
  { path: '/people', word: 'people', icon: <TeamOutlined />, permissions: ['citizen.read'] },
  { path: '/cases', word: 'cases', icon: <FolderOpenOutlined />, permissions: ['case.read'] },
  { path: '/review', word: 'review', icon: <HomeOutlined />, permissions: ['household-review.read'] },
  { path: '/facilities', word: 'facilities', icon: <BankOutlined />, permissions: ['facility.read'] },
  { path: '/pay', word: 'pay', icon: <WalletOutlined />, permissions: ['payment.read'] },
  { path: '/rates', word: 'rates', icon: <CalculatorOutlined />, permissions: ['rate.read'] },
  { path: '/plan', word: 'plan', icon: <BarChartOutlined />, permissions: ['report.read'] },
  { path: '/trends', word: 'trends', icon: <LineChartOutlined />, permissions: ['report.read'] },
  { path: '/import', word: 'import', icon: <FileExcelOutlined />, permissions: ['import.check'] },
  { path: '/admin', word: 'admin', icon: <SettingOutlined />, permissions: ['administration.read'] },
  { path: '/audit', word: 'audit', icon: <AuditOutlined />, permissions: ['administration.search-audit'] },
];

export const placesOf = ({ permissions }: Viewer, routes: ReadonlySet<string>): readonly Place[] =>
  places.filter((place) => routes.has(place.path) && place.permissions.some((each) => permissions.includes(each)));

const isWithin = (path: string, place: string): boolean =>
  path === place || (place !== '/' && path.startsWith(`${place}/`));

/** Whether an address may be opened at all: what lies in a place is open to whom the place is, and the rest to everybody. */
export const isOpenTo = ({ permissions }: Viewer, path: string): boolean =>
  places
    .filter((place) => isWithin(path, place.path))
    .every((place) => place.permissions.some((each) => permissions.includes(each)));
