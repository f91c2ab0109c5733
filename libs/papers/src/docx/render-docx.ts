import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { forgetTimes } from '#platform';
import { type Paper } from '../paper.js';
import { fieldsOf } from './decision-fields.js';

/** How templates are read everywhere: names as typed on any machine, lines of a text as lines, nothing for what is absent. */
export const templateOptions = {
  paragraphLoop: true,
  linebreaks: true,
  errorLogging: false,
  parser: (tag: string) => ({
    get: (scope: object | string): unknown => {
      const name = tag.normalize('NFC').trim();
      return typeof scope === 'object' && Object.hasOwn(scope, name) ? Reflect.get(scope, name) : undefined;
    },
  }),
  nullGetter: () => '',
};

/** A paper written into a template; the same paper and template give the same bytes. */
export function renderDocx(template: Buffer, paper: Paper): Buffer {
  const document = new Docxtemplater(new PizZip(template), templateOptions);
  document.render(fieldsOf(paper));
  return forgetTimes(document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
