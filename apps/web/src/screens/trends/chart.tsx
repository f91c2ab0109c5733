import { useEffect, useRef } from 'react';

/** One row of values over the months. */
export interface Series {
  readonly name: string;
  readonly colour: 'up' | 'calm' | 'late';
  readonly values: readonly number[];
}

interface ChartProps {
  /** What it shows, for who does not see it; its figures stand in a table beside it. */
  readonly label: string;
  readonly months: readonly string[];
  readonly series: readonly Series[];
}

/** CSS pixels. */
const height = 260;

/** A chart over months, as wide as its place; what draws it is loaded when the first one is shown. */
export function Chart({ label, months, series }: ChartProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = ref.current;
    if (!place) return;
    let isShown = true;
    let width = 0;
    const redraw = async () => {
      const { draw } = await import('./drawing.ts');
      if (!isShown || place.clientWidth === width || place.clientWidth === 0) return;
      width = place.clientWidth;
      const svg = draw({ months, series, width, height });
      if (svg) place.replaceChildren(svg);
    };
    const observer = new ResizeObserver(() => void redraw());
    observer.observe(place);
    return () => {
      isShown = false;
      observer.disconnect();
    };
  }, [months, series]);
  return (
    <div>
      {series.length > 1 && (
        <ul className="trend-legend" aria-hidden="true">
          {series.map(({ name, colour }) => (
            <li key={name}>
              <span className={`trend-${colour}`} /> {name}
            </li>
          ))}
        </ul>
      )}
      <div ref={ref} className="trend-chart" role="img" aria-label={label} />
    </div>
  );
}
