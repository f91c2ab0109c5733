import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsPositive,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Certainty, type LegalDay, type LegalMonth, multiplier, printMultiplier, type Vnd } from '#kernel';
import { LegalDayScalar, LegalMonthScalar, VndScalar } from '#platform';
import { type CoefficientBand } from '../rules/coefficients.table.js';
import { type GroupTerms } from '../rules/groups.table.js';
import { type LocalRuleKind } from '../rules/local-rule.rule.js';
import { type Funding, type LocalRuleRecord } from './local-rule.reader.js';
import { type LocalRuleProposal } from './local-rule.store.js';

@InputType()
@ObjectType('CoefficientBandView', { description: 'A coefficient for the full years of age `[fromAge, untilAge)`.' })
export class CoefficientBandInput {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(120)
  fromAge?: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  untilAge?: number;

  @Field(() => String, { description: 'As law prints it: `1.5`.' })
  @Matches(/^\d{1,2}(\.\d{1,4})?$/)
  coefficient!: string;
}

@InputType({
  description: 'Whom a group takes in; everything named must hold. Nothing named: those recorded as its members.',
})
export class LocalGroupTermsInput {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(120)
  fromAge?: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(120)
  untilAge?: number;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsIn(['poor', 'near-poor'], { each: true })
  poverty?: ('poor' | 'near-poor')[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['light', 'severe', 'extremely-severe'])
  degree?: 'light' | 'severe' | 'extremely-severe';

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsIn(['none', 'on-allowance', 'able'], { each: true })
  supporter?: ('none' | 'on-allowance' | 'able')[];

  @Field(() => [String], { nullable: true, description: 'Has no income of these kinds.' })
  @IsOptional()
  @IsIn(['wage', 'pension', 'social-insurance', 'social-allowance'], { each: true })
  without?: ('wage' | 'pension' | 'social-insurance' | 'social-allowance')[];

  @Field(() => Boolean, { description: 'Only those recorded as members of the group.' })
  @IsBoolean()
  isByList!: boolean;
}

@InputType()
export class ProposeLocalRuleInput {
  @Field(() => String)
  @IsIn(['RAISE_STANDARD', 'ADD_GROUP', 'RAISE_COEF', 'TOP_UP_AMOUNT', 'ONE_OFF'])
  kind!: LocalRuleKind;

  @Field(() => String, { description: 'A level, a group, a benefit or a support, by the kind of the rule.' })
  @Matches(/^[A-Za-z0-9.-]{1,60}$/)
  target!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(200)
  title!: string;

  @Field(() => VndScalar, { nullable: true, description: 'Đồng a month; for ONE_OFF đồng once.' })
  @IsOptional()
  @IsInt()
  @IsPositive()
  amount?: Vnd;

  @Field(() => [CoefficientBandInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CoefficientBandInput)
  bands?: CoefficientBandInput[];

  @Field(() => LocalGroupTermsInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalGroupTermsInput)
  terms?: LocalGroupTermsInput;

  @Field(() => Boolean, { defaultValue: false, description: 'An added group that is drawn beside all else.' })
  @IsBoolean()
  isBeside!: boolean;

  @Field(() => String, { description: 'The resolution and its article, as cited.' })
  @IsString()
  @MaxLength(300)
  resolution!: string;

  @Field(() => String)
  @IsIn(['verified', 'secondary', 'memory', 'interpretation'])
  certainty!: Certainty;

  @Field(() => LegalDayScalar)
  @IsString()
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  @IsOptional()
  @IsString()
  until?: LegalDay;

  @Field(() => String)
  @IsIn(['province', 'district', 'commune'])
  funding!: Funding;

  @Field(() => [Int], { description: 'Areas it holds in, former ones too: everything below them.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  unitIds!: number[];
}

/** @throws KERNEL.MULTIPLIER_INVALID */
export function proposalOf({ bands, terms, ...rule }: ProposeLocalRuleInput): LocalRuleProposal {
  const own = bands?.map(({ coefficient, ...ages }): CoefficientBand => ({ ...ages, times: multiplier(coefficient) }));
  return { ...rule, bands: own, terms: terms && termsOf(terms, rule.target) };
}

function termsOf({ isByList, ...terms }: LocalGroupTermsInput, target: string): GroupTerms {
  return { ...terms, ...(isByList && { member: target as `L-${string}` }) };
}

@ObjectType({ description: 'What a resolution of the People’s Council sets beside the law.' })
export class LocalRuleView {
  @Field(() => Int)
  id!: number;

  @Field(() => String)
  kind!: string;

  @Field(() => String)
  target!: string;

  @Field(() => String)
  title!: string;

  @Field(() => VndScalar, { nullable: true })
  amount!: number | null;

  @Field(() => [CoefficientBandInput], { nullable: true })
  bands!: CoefficientBandInput[] | null;

  @Field(() => Boolean)
  isBeside!: boolean;

  @Field(() => String)
  resolution!: string;

  @Field(() => String)
  certainty!: string;

  @Field(() => LegalDayScalar)
  from!: LegalDay;

  @Field(() => LegalDayScalar, { nullable: true })
  until!: LegalDay | null;

  @Field(() => String)
  funding!: string;

  @Field(() => [Int])
  unitIds!: readonly number[];

  @Field(() => String, { description: '`draft`, `published` or `retired`.' })
  state!: string;

  @Field(() => ID)
  proposedBy!: string;

  @Field(() => ID, { nullable: true })
  publishedBy!: string | null;
}

export const localRuleViewOf = ({ bands, ...rule }: LocalRuleRecord): LocalRuleView => ({
  ...rule,
  bands: bands && bands.map(({ times, ...ages }) => ({ ...ages, coefficient: printMultiplier(times) })),
});

@ObjectType({ description: 'What a rule would add in a month.' })
class LocalRuleCostView {
  @Field(() => LegalMonthScalar)
  month!: LegalMonth;

  @Field(() => Int, { description: 'People who would get more; for a higher level their lines.' })
  people!: number;

  @Field(() => VndScalar)
  amount!: Vnd;
}

@ObjectType()
export class LocalRuleCostsView {
  @Field(() => Boolean, { description: 'From the facts known, not from lines in force.' })
  isEstimate!: boolean;

  @Field(() => [LocalRuleCostView])
  months!: readonly LocalRuleCostView[];
}

@ObjectType({ description: 'What is due for a month in a unit, by whose money it is.' })
export class MoneyBySourceView {
  @Field(() => Int)
  unitId!: number;

  @Field(() => VndScalar)
  national!: Vnd;

  @Field(() => VndScalar)
  local!: Vnd;
}
