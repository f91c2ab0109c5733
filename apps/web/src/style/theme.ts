import { type ThemeConfig } from 'antd';

/** The tokens of style/tokens.css as antd names them. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1258a8',
    colorInfo: '#1258a8',
    colorLink: '#1258a8',
    colorSuccess: '#17663f',
    colorWarning: '#8a4b08',
    colorError: '#b3261e',
    colorText: '#17202b',
    colorTextSecondary: '#465264',
    colorTextTertiary: '#5f6b7c',
    colorTextDescription: '#5f6b7c',
    colorTextPlaceholder: '#667285',
    colorTextDisabled: '#6b7686',
    colorBorder: '#838e9d',
    colorBorderSecondary: '#e1e6ec',
    controlHeight: 34,
    controlHeightSM: 28,
    borderRadius: 7,
    borderRadiusLG: 9,
    fontSize: 14,
    lineHeight: 1.5,
    fontFamily: "'Inter Variable', 'Segoe UI', system-ui, sans-serif",
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '.12s',
    motionDurationSlow: '.16s',
  },
  components: {
    Button: {
      defaultBorderColor: '#c7cfd9',
      fontWeight: 560,
      defaultShadow: 'none',
      primaryShadow: 'none',
      dangerShadow: 'none',
    },
    Form: { labelFontSize: 14, verticalLabelPadding: '0 0 4px', itemMarginBottom: 16 },
  },
};
