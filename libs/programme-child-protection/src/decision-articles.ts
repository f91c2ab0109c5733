import { type DecisionDefinition, type DraftContext } from '#case-engine';
import { childPhrase } from './child.reader.js';

/** A decision about one child: what is decided, and who carries it out. */
export const aboutChild = <F extends object>(
  decision: Pick<DecisionDefinition<F>, 'kind' | 'act' | 'title' | 'revokes'> & {
    readonly sentence: (child: string, context: DraftContext<F>) => string | Promise<string>;
  },
): DecisionDefinition<F> => {
  const { sentence, ...rest } = decision;
  return {
    ...rest,
    legalBases: ['Luật Trẻ em số 102/2016/QH13', 'Nghị định số 56/2017/NĐ-CP'],
    articles: async (context) => [
      await sentence(await childPhrase(context.tx, context.caseFile.personId), context),
      'Người làm công tác bảo vệ trẻ em cấp xã và các cơ quan, cá nhân có liên quan thi hành quyết định này và giữ kín thông tin của trẻ em.',
    ],
  };
};
