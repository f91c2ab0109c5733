import { BarChart } from 'echarts/charts';
import { GridSimpleComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Series } from './chart.tsx';

register([BarChart, GridSimpleComponent, SVGRenderer]);

/** As far as a chart can read them: the colours of bars and states of the console. */
const colours = { up: '#5d8fc6', calm: '#b9c4d1', late: '#b3261e' } as const;
const ink = '#465264';
const line = '#e1e6ec';
const font = "'Inter Variable', 'Segoe UI', system-ui, sans-serif";

interface Drawing {
  readonly months: readonly string[];
  readonly series: readonly Series[];
  readonly width: number;
  readonly height: number;
}

/**
 * A chart as one SVG element. The page's policy refuses style attributes, even in a document that is only read; so the chart is drawn to a
 * text in which they go by another name, and are then set as properties, which the policy lets pass.
 */
export function draw({ months, series, width, height }: Drawing): SVGSVGElement | undefined {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    textStyle: { fontFamily: font, color: ink },
    color: series.map(({ colour }) => colours[colour]),
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...months],
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: ink, fontSize: 12 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: ink, fontSize: 12, formatter: (value: number) => value.toLocaleString('vi-VN') },
    },
    series: series.map(({ name, values }) => ({ name, type: 'bar', data: [...values], silent: true, barMaxWidth: 22 })),
  });
  const text = chart.renderToSVGString();
  chart.dispose();
  return adopted(new DOMParser().parseFromString(unstyled(text), 'image/svg+xml').documentElement);
}

/** Rules of hovering go: nothing in the chart answers to it. */
const unstyled = (text: string): string =>
  text.replace(/<style[^>]*>[^]*?<\/style>/g, '').replaceAll(' style="', ' data-style="');

function adopted(root: Element): SVGSVGElement | undefined {
  if (!(root instanceof SVGSVGElement)) return undefined;
  const svg = document.adoptNode(root);
  for (const element of svg.querySelectorAll<SVGElement>('[data-style]'))
    element.style.cssText = element.dataset['style'] ?? '';
  svg.setAttribute('aria-hidden', 'true');
  return svg;
}
