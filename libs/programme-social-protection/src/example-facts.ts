import { type LegalDay, vnd } from '#kernel';
import { type ExampleNode } from '#benefits';
import { type Facts, factsOf, type Held, type OrphanCase, type Placement } from './rules/facts.js';

/**
 * The person of a worked example. Each kind of fact is a list under its own key; a fact without `from` holds since birth.
 * @throws EXAMPLES.MALFORMED
 */
export function readFacts(person: ExampleNode): Facts {
  const birth = person.get('birth').day();
  const kinds = ['birth'];

  function each<F>(kind: string, keys: readonly string[], read: (fact: ExampleNode) => F): readonly F[] {
    kinds.push(kind);
    return (person.find(kind)?.list() ?? []).map((fact) => read(fact.only('from', 'until', ...keys)));
  }
  const held = (fact: ExampleNode) => heldFrom(fact.find('from')?.day() ?? birth, fact);

  const facts = factsOf(birth, {
    orphanCases: each('orphan', ['letter', 'one_parent_unidentified'], (fact) => ({
      ...held(fact),
      ...orphanCase(fact),
    })),
    studies: each('study', [], held),
    hiv: each('hiv', [], held),
    poverty: each('poverty', ['status'], (fact) => ({
      ...held(fact),
      status: fact.get('status').oneOf(['poor', 'near-poor']),
    })),
    singleParenthood: each('single_parent', ['ground'], (fact) => ({
      ...held(fact),
      ground: fact.get('ground').oneOf(['unmarried', 'spouse-dead', 'spouse-missing']),
    })),
    children: each('children', ['birth', 'study'], child),
    supporters: each('supporter', ['who'], (fact) => ({
      ...held(fact),
      supporter: fact.get('who').oneOf(['none', 'on-allowance', 'able']),
    })),
    disabilities: each('disability', ['degree', 'certified'], (fact) => ({
      ...heldFrom(fact.get('certified').day(), fact),
      degree: fact.get('degree').oneOf(['light', 'severe', 'extremely-severe']),
    })),
    listedArea: each('listed_area', [], held),
    incomes: each('income', ['kind', 'monthly'], (fact) => ({
      ...held(fact),
      kind: fact.get('kind').oneOf(['wage', 'pension', 'social-insurance', 'social-allowance']),
      monthly: vnd(fact.get('monthly').whole()),
    })),
    facilityEligibility: each('facility_eligible', [], held),
    facilityStays: each('facility_stay', [], held),
    placements: each('placement', ['by', 'carer_meets_conditions'], (fact) => ({ ...held(fact), ...placement(fact) })),
    pregnancies: each('pregnancy', [], held),
    parentSupportOfSpouse: each('parent_support_of_spouse', [], held),
    pensionRequests: each('pension_request', [], held),
    receipts: each('already_receiving', [], held),
  });
  person.only(...kinds);
  return facts;
}

function heldFrom(from: LegalDay, fact: ExampleNode): Held {
  const end = fact.find('until');
  if (!end) return { from };
  const until = end.day();
  if (until <= from) throw end.malformed('ENDS_BEFORE_IT_BEGINS');
  return { from, until };
}

type OfCase<T> = T extends Held ? Omit<T, keyof Held> : never;

function orphanCase(fact: ExampleNode): OfCase<OrphanCase> {
  const letter = fact.get('letter').oneOf(['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l']);
  return letter === 'b' || letter === 'c' || letter === 'd' || letter === 'đ'
    ? { letter, oneParentUnidentified: fact.find('one_parent_unidentified')?.isTrue() ?? false }
    : { letter };
}

function placement(fact: ExampleNode): OfCase<Placement> {
  const by = fact.get('by').oneOf(['own-household', 'close-kin', 'others']);
  return by === 'own-household' ? { by } : { by, carerMeetsConditions: fact.get('carer_meets_conditions').isTrue() };
}

function child(fact: ExampleNode) {
  const birth = fact.get('birth').day();
  const studies = fact.find('study')?.list() ?? [];
  return {
    ...heldFrom(fact.find('from')?.day() ?? birth, fact),
    birth,
    studies: studies.map((study) => heldFrom(study.only('from', 'until').find('from')?.day() ?? birth, study)),
  };
}
