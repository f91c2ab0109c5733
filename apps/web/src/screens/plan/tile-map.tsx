import { useWords } from '../../words/i18n.ts';
import { printNumber } from '../../words/money.ts';
import { type ClassNumber, classWords, isPossible, type Scale } from './classes.ts';
import { type CommuneFigure } from './commune-figure.ts';
import { type Indicator } from './plan.operations.ts';
import { planRoute } from './plan.route.ts';
import { planWords } from './plan.words.ts';
import { tiles } from './tiles.table.ts';
import { useOpenUnit } from './use-open-unit.ts';

interface TileMapProps {
  readonly indicator: Indicator;
  readonly rows: readonly CommuneFigure[];
  readonly scale: Scale;
  readonly total: number | undefined;
}

const plainName = (name: string): string => name.replace(/^(Phường|Xã) /, '');

/** The colour of a class: warm is the worse side, whichever way the target looks. Without a target no side is the worse one. */
const colourOf = (number: ClassNumber, { isTarget, isLowerBetter }: Scale): string =>
  isTarget ? `tile-${(isLowerBetter ? 4 - number : number) + 1}` : `tile-plain-${number + 1}`;

/** Communes as equal tiles in roughly true places; each opens what it counts. */
export function TileMap({ indicator, rows, scale, total }: TileMapProps) {
  const t = useWords(planWords);
  const open = useOpenUnit();
  const { unit: openUnit } = planRoute.useSearch();
  return (
    <div className="tile-map">
      {tiles.map(([code, col, row]) => {
        const commune = rows.find(({ unit }) => unit.code === code);
        if (!commune) return null;
        const { unit, isInArea, shown, class: number } = commune;
        const state = number === undefined ? t(isInArea ? 'none' : 'outside') : t(classWords[number]);
        return (
          <button
            key={code}
            type="button"
            className={`tile ${number === undefined ? 'tile-none' : colourOf(number, scale)}`}
            style={{ gridColumn: col, gridRow: row }}
            disabled={shown === undefined || !indicator.isOpenable}
            aria-pressed={unit.id === openUnit}
            title={`${unit.name}: ${state}`}
            onClick={() => open(unit.id === openUnit ? undefined : unit.id)}
          >
            <span>{plainName(unit.name)}</span> <strong>{shown === undefined ? '–' : printNumber(shown)}</strong>
            <span className="visually-hidden"> {state}</span>
          </button>
        );
      })}
      <Legend indicator={indicator} rows={rows} scale={scale} total={total} />
    </div>
  );
}

/** What the colours mean, in words and bounds, and how many communes there are of each. */
function Legend({ indicator, rows, scale, total }: TileMapProps) {
  const t = useWords(planWords);
  const { bounds, middle, isTarget } = scale;
  const unit = t(unitWordOf(indicator));
  return (
    <div className="tile-legend">
      <h3>{t(isTarget ? 'legendTarget' : 'legendAverage', { unit, middle: printNumber(middle) })}</h3>
      {!isTarget && <p className="secondary">{t('noTarget')}</p>}
      <ul>
        {classWords.map((word, index) => {
          const number = index as ClassNumber;
          if (!isPossible(scale, indicator, number)) return null;
          const from = printNumber(bounds[index - 1] ?? 0);
          const until = printNumber(bounds[index] ?? 0);
          const range =
            index === 0 ? t('under', { until }) : index === 4 ? t('from', { from }) : t('between', { from, until });
          return (
            <li key={word}>
              <span className={`tile-swatch ${colourOf(number, scale)}`} aria-hidden="true" />
              <span>
                {t(word)}: {range}
              </span>
              <span className="secondary">
                {t('units', { count: rows.filter((row) => row.class === index).length })}
              </span>
            </li>
          );
        })}
      </ul>
      {total !== undefined && (
        <p className="secondary">{t(indicator.isOpenable ? 'total' : 'totalClosed', { total: printNumber(total) })}</p>
      )}
    </div>
  );
}

function unitWordOf({ measure }: Indicator) {
  switch (measure) {
    case 'share':
      return 'percent';
    case 'đồng':
      return 'millions';
    case 'people':
    case 'households':
    case 'cases':
      return measure;
    default:
      return 'other';
  }
}
