import { type LegalDay } from '#kernel';

/** Who writes, under what number, where and when: the head of every paper. */
export interface Letterhead {
  /** The agency above, where the form names it: `ỦY BAN NHÂN DÂN TỈNH CÀ MAU`. */
  readonly superior?: string;
  /** The agency that writes, in capitals, as many lines as it prints. */
  readonly agency: readonly string[];
  /** `12/QĐ-UBND`; of a draft `……./QĐ-UBND`. */
  readonly number: string;
  /** Where: `Đất Mũi`. */
  readonly place: string;
  /** Absent while nobody has signed. */
  readonly on?: LegalDay;
}

/** What stands between title and signature, from top to bottom. */
export type Block =
  | { readonly kind: 'authority' | 'basis' | 'command' | 'paragraph' | 'heading'; readonly text: string }
  | { readonly kind: 'article'; readonly number: number; readonly text: string }
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

export interface Column {
  readonly title: string;
  /** Millimetres; absent: what remains. */
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** One who signs: the lines above the name, and the name. */
export interface Signature {
  /** `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  readonly lines: readonly string[];
  /** `(Ký, ghi rõ họ tên)` where a hand still has to. */
  readonly note?: string;
  readonly name?: string;
}

/** A paper as content: what it says, and nothing of where it stands on the page. Plain data that travels to a thread. */
export interface Paper {
  readonly letterhead: Letterhead;
  /** `QUYẾT ĐỊNH` */
  readonly title: string;
  /** `Về việc trợ cấp xã hội hằng tháng` */
  readonly about?: string;
  readonly body: readonly Block[];
  /** From left to right; the receivers take the left when there is one alone. */
  readonly signatures: readonly Signature[];
  readonly receivers: readonly string[];
  readonly isDraft: boolean;
  /** Where anybody can check the paper; printed as text and as a square to scan. */
  readonly verifyAt?: string;
  readonly isLandscape?: true;
}
