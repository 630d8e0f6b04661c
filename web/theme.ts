/** The one theme: what Ant Design is told and what our own style sheets read as custom properties. */
import type { ThemeConfig } from 'antd';

const palette = {
  ink: '#1f4e8c',
  inkStrong: '#163a69',
  inkSoft: '#e8eff8',
  inkLine: '#b7cbe4',
  text: '#1d2129',
  textSecond: '#4b5563',
  textThird: '#636b78',
  line: '#dfe3e8',
  lineStrong: '#c3c9d2',
  ground: '#f3f4f6',
  groundDeep: '#e7e9ec',
  surface: '#ffffff',
  paper: '#fffefb',
  red: '#b3261e',
  redSoft: '#fbeceb',
  amber: '#8a5a00',
  amberMark: '#d08700',
  amberSoft: '#fdf4de',
  markLead: '#cfe0f5',
  markCooperating: '#eaf1fa',
  markDeadline: '#e9e0f1',
  markTarget: '#d8ebe8',
  markParameter: '#efe8d8',
  lineLead: '#1f4e8c',
  lineCooperating: '#6f93c0',
  lineDeadline: '#7b559c',
  lineTarget: '#3c7d76',
  lineParameter: '#8d7437',
} as const;

const sans = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';
const song = '"Songti SC", "Source Han Serif SC", "Noto Serif SC", SimSun, "宋体", "FangSong", "Noto Sans SC", serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.ink,
    colorInfo: palette.ink,
    colorLink: palette.ink,
    colorError: palette.red,
    colorWarning: palette.amberMark,
    colorSuccess: palette.ink,
    colorText: palette.text,
    colorTextSecondary: palette.textSecond,
    colorTextTertiary: palette.textThird,
    colorTextPlaceholder: '#6b7280',
    colorBorder: palette.lineStrong,
    colorBorderSecondary: palette.line,
    colorBgLayout: palette.ground,
    fontFamily: sans,
    fontSize: 14,
    borderRadius: 3,
    controlHeight: 32,
    controlItemBgActive: palette.inkSoft,
    controlItemBgHover: palette.ground,
    wireframe: false,
    motionDurationFast: '0.08s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
};

/** Hands the palette to the style sheets, through the CSSOM so that no inline style stands in the page. */
export function installPalette(root: HTMLElement): void {
  for (const [name, value] of Object.entries(palette)) {
    root.style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value);
  }
  root.style.setProperty('--sans', sans);
  root.style.setProperty('--song', song);
}
