import { Link } from '@tanstack/react-router';
import { Page } from '../../kit/page.tsx';
import { useRowKeys } from '../../kit/row-keys.ts';
import { Answer, Empty } from '../../kit/states.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useAsk } from '../../server/use-ask.ts';
import { printDay, todayIs } from '../../words/days.ts';
import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { FacilitiesDocument, type Facility } from './facilities.operations.ts';
import { codeWord, facilitiesWords } from './facilities.words.ts';
import { PlacesBar } from './places-bar.tsx';
import './facilities.css';

/** Every facility with its wards: where a place is free, and what waits there. */
export function Facilities() {
  const t = useWords(facilitiesWords);
  const on = todayIs();
  const answer = useAsk(FacilitiesDocument, { on });
  useRowKeys();
  return (
    <Page title={t('title')} help={t('help')} subtitle={t('subtitle', { day: printDay(on) })}>
      <Answer of={answer}>
        {({ facilities }) =>
          facilities.length === 0 ? (
            <Empty title={t('none')}>{t('noneText')}</Empty>
          ) : (
            <div className="table-scroll">
              <table className="table facilities">
                <thead>
                  <tr>
                    <th scope="col">{t('facility')}</th>
                    <th scope="col" className="number">
                      {t('places')}
                    </th>
                    <th scope="col" className="number">
                      {t('taken')}
                    </th>
                    <th scope="col">{t('free')}</th>
                    <th scope="col" className="number">
                      {t('waiting')}
                    </th>
                    <th scope="col" className="number">
                      {t('ending')}
                    </th>
                  </tr>
                </thead>
                {facilities.map((facility, index) => (
                  <FacilityRows key={facility.id} facility={facility} index={index} />
                ))}
              </table>
            </div>
          )
        }
      </Answer>
    </Page>
  );
}

const sumOf = (wards: Facility['wards'], of: 'places' | 'taken' | 'free'): number =>
  wards.reduce((sum, ward) => sum + ward[of], 0);

function FacilityRows({ facility, index }: { readonly facility: Facility; readonly index: number }) {
  const t = useWords(facilitiesWords);
  const { id, name, kind, owner, wards, waiting, ending } = facility;
  return (
    <tbody>
      <tr className="facility-row" data-row={index} tabIndex={-1}>
        <th scope="rowgroup">
          <Link to="/facilities/$facilityId" params={{ facilityId: id }}>
            {name}
          </Link>
          <div className="secondary">
            {codeWord(t, 'kind', kind)} · {codeWord(t, 'owner', owner)}
          </div>
        </th>
        <td className="number">{printNumber(sumOf(wards, 'places'))}</td>
        <td className="number">{printNumber(sumOf(wards, 'taken'))}</td>
        <td>{wards.length === 0 ? t('noWards') : t('freeOf', { count: sumOf(wards, 'free') })}</td>
        <td className="number">{printNumber(waiting)}</td>
        <td className="number">
          {ending > 0 ? (
            <StatusTag tone="amber" plain>
              {printNumber(ending)}
            </StatusTag>
          ) : (
            '0'
          )}
        </td>
      </tr>
      {wards.map((ward) => (
        <tr key={ward.ward}>
          <th scope="row" className="facility-ward">
            {codeWord(t, 'ward', ward.ward)}
          </th>
          <td className="number">{printNumber(ward.places)}</td>
          <td className="number">{printNumber(ward.taken)}</td>
          <td>
            <PlacesBar {...ward} />
          </td>
          <td />
          <td />
        </tr>
      ))}
    </tbody>
  );
}
