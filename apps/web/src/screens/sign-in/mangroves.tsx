interface Tree {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly colour: string;
}

const trees: readonly Tree[] = [
  { x: 82, y: 470, scale: 0.62, colour: '#b3cfdf' },
  { x: 368, y: 470, scale: 0.66, colour: '#b3cfdf' },
  { x: 174, y: 470, scale: 0.98, colour: '#9bbbd0' },
  { x: 590, y: 470, scale: 1.15, colour: '#8badc6' },
  { x: 664, y: 572, scale: 0.9, colour: '#6fa0ba' },
  { x: 516, y: 590, scale: 1.22, colour: '#5f94b6' },
  { x: 276, y: 590, scale: 1.5, colour: '#4f88a9' },
];

/** The mangroves of the cape: decoration, absent where there is little room. */
export function Mangroves() {
  return (
    <svg className="mangroves" viewBox="0 0 738 768" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <rect width="738" height="768" fill="#e8f0f6" />
      <circle cx="516" cy="233" r="85" fill="#f7e6c8" />
      {trees.slice(0, 4).map((tree) => (
        <Mangrove key={tree.x} {...tree} />
      ))}
      <Wave y={470} colour="#cfdfe9" />
      {trees.slice(4).map((tree) => (
        <Mangrove key={tree.x} {...tree} />
      ))}
      <Wave y={584} colour="#a9c8da" />
      <Wave y={646} colour="#7faac7" />
      <Wave y={708} colour="#5b8fb1" />
    </svg>
  );
}

const Wave = ({ y, colour }: { readonly y: number; readonly colour: string }) => (
  <path fill={colour} d={`M0 ${y - 6}c60-8 90-4 150 4s110 10 170-2 120-10 180 0 130 12 180 0 50-4 58-2V768H0z`} />
);

const Mangrove = ({ x, y, scale, colour }: Tree) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`} fill={colour} stroke={colour}>
    <path
      fill="none"
      strokeWidth="6"
      strokeLinecap="round"
      d="M0-200V-54M0-54C-24-48-42-28-50 0M0-54C-10-44-18-24-22 0M0-54C24-48 42-28 50 0M0-54C10-44 18-24 22 0"
    />
    <g strokeWidth="0">
      <ellipse cx="0" cy="-186" rx="58" ry="42" />
      <ellipse cx="-40" cy="-162" rx="42" ry="27" />
      <ellipse cx="40" cy="-162" rx="42" ry="27" />
      <ellipse cx="0" cy="-152" rx="52" ry="24" />
    </g>
  </g>
);
