/** What stands in a file is what was counted; nothing a caller says becomes a formula. */
import { renderSheet, safeText, sayCell } from '../../../src/reports/render-sheet';
import type { Sheet } from '../../../src/reports/sheet';
import { maskContact, maskName } from '../../../src/reports/tracking';

const sheet: Sheet = {
  title: '日报',
  notes: ['2026-11-22'],
  columns: [
    { kind: 'text', zh: '队列', en: 'queue' },
    { kind: 'share', zh: '接通率', en: 'connect rate' },
    { kind: 'ms', zh: '平均应答速度', en: 'ASA' },
    { kind: 'number', zh: '净推荐值', en: 'NPS' },
    { kind: 'count', zh: '接听', en: 'answered' },
  ],
  rows: [
    ['repair 故障,"报修"', 0.8537284, 12_345, -0.25, 41],
    ['=cmd|calc!A1', null, null, null, 0],
  ],
  timeZone: 'Asia/Shanghai',
};

test('CSV: UTF-8 with a mark for Excel, seconds and fractions, nothing for null', async () => {
  const text = (await renderSheet(sheet, 'csv', 'en')).toString();
  expect(text).toBe(
    '\uFEFFqueue,connect rate,ASA,NPS,answered\r\n"repair 故障,""报修""",0.853728,12.345,-0.25,41\r\n\'=cmd|calc!A1,,,,0\r\n',
  );
});

test('a spreadsheet holds numbers as numbers and text as text', async () => {
  const file = await renderSheet(sheet, 'xlsx', 'zh');
  expect(file.subarray(0, 2).toString()).toBe('PK');
  expect(file.length).toBeGreaterThan(1_000);
});

test.each(['=1+1', '+86138', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])('%j is no formula', (text) => {
  expect(safeText(text)).toBe(`'${text}`);
});

test('as people read it', () => {
  expect([sayCell(0.8537, 'share'), sayCell(3_723_000, 'ms'), sayCell(12_400, 'ms'), sayCell(null, 'share')]).toEqual([
    ...['85.4%', '1:02:03', '0:12', ''],
  ]);
});

test('numbers and names are masked', () => {
  expect(['13812345678', '02112345678', '8613812345678', '95001', '', '1'].map(maskContact)).toEqual([
    ...['138****5678', '021****5678', '86138****5678', '****01', '', '****1'],
  ]);
  expect(['王小明', '王', '欧阳小美', 'Ann Lee'].map(maskName)).toEqual(['王**', '王', '欧**', 'A**']);
});
