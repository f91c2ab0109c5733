import { type ReactNode } from 'react';
import { RateCells, RateHeads } from './rate-cells.tsx';
import { type Rate, type Table, type Units } from './rates.operations.ts';

interface RateTableProps {
  readonly title: string;
  readonly rates: readonly Rate[];
  readonly table: Table;
  readonly units: Units;
  /** Said where there are none. */
  readonly none: string;
  /** What may be done with one. */
  readonly actsOf: (rate: Rate) => ReactNode;
}

/** Values of the rate book under one heading, drafts and published alike. */
export function RateTable({ title, rates, table, units, none, actsOf }: RateTableProps) {
  return (
    <section className="card rates-list" aria-label={title}>
      <h2>{title}</h2>
      {rates.length === 0 ? (
        <p className="card-body secondary">{none}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <RateHeads />
                <td />
              </tr>
            </thead>
            <tbody>
              {rates.map((rate) => (
                <tr key={rate.id}>
                  <RateCells rate={rate} table={table} units={units} />
                  <td className="rates-act">{actsOf(rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
