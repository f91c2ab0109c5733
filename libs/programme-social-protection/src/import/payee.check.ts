import { type CheckedPeople, type Fault, type Finding, foldWords } from '#import';
import { beneficiaryColumns, type BeneficiaryField, type BeneficiaryRow } from './beneficiary.columns.js';
import { beneficiaryFaults as faults } from './beneficiary.faults.js';

/** Those who receive for others: by number, and by the name the money is paid out under. */
export const payeesOf = (rows: readonly BeneficiaryRow[]): { readonly number: string; readonly name: string }[] => {
  const payees = rows.flatMap(({ values: { payeeNumber: number, holder: name = '' } }) =>
    number ? [{ number, name }] : [],
  );
  return [...new Map(payees.map((payee) => [payee.number, payee])).values()];
};

/** How and to whom the money of each row goes. */
export function checkPayment(rows: readonly BeneficiaryRow[], people: CheckedPeople): Finding[] {
  const names = new Map(rows.map(({ values }) => [values.personalNumber ?? '', values.name]));
  return rows.flatMap((row) => [...channel(row), ...payee(row, people, names)]);
}

const at = ({ row }: BeneficiaryRow, field: BeneficiaryField, fault: Fault): Finding => ({ row, field, ...fault });

function* channel(row: BeneficiaryRow): Generator<Finding> {
  const { bank } = row.values;
  if (row.values.channel === 'bank')
    for (const field of ['bank', 'account'] as const)
      if (row.values[field] === undefined)
        yield at(row, field, faults.ACCOUNT_NEEDED({ heading: beneficiaryColumns[field].heading }));
  if (bank !== undefined && !/^[A-Z0-9]{2,12}$/.test(bank)) yield at(row, 'bank', faults.BANK_UNREADABLE());
}

function* payee(
  row: BeneficiaryRow,
  { known, hidden }: CheckedPeople,
  names: ReadonlyMap<string, string | undefined>,
): Generator<Finding> {
  const { relation, name, holder, payeeNumber, personalNumber } = row.values;
  if (relation === 'self') {
    if (name !== undefined && holder !== undefined && foldWords(name) !== foldWords(holder))
      yield at(row, 'holder', faults.HOLDER_DIFFERS({ name }, name));
    if (payeeNumber !== undefined && payeeNumber !== personalNumber)
      yield at(row, 'payeeNumber', faults.PAYEE_NOT_SELF());
    return;
  }
  if (relation === undefined) return;
  if (payeeNumber === undefined) {
    yield at(row, 'payeeNumber', faults.PAYEE_NEEDED());
    return;
  }
  if (payeeNumber === personalNumber) yield at(row, 'payeeNumber', faults.PAYEE_IS_SELF());
  else if (hidden.has(payeeNumber)) yield at(row, 'payeeNumber', faults.PAYEE_TAKEN());
  else if (holder !== undefined) {
    const bearer = known.get(payeeNumber)?.name ?? names.get(payeeNumber);
    if (bearer !== undefined && foldWords(bearer) !== foldWords(holder))
      yield at(row, 'payeeNumber', faults.PAYEE_OF_ANOTHER({ name: bearer }));
  }
}
