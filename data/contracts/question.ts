import type { DatasetDefinition } from './columns.ts'
import type { LonLat } from './geometry.ts'
import type { AreaPrefix } from './scope.ts'

/*
 * 问题: what an analyst asks, as plain data. The map, the table, the charts, the link and a saved view all come of this
 * one object; it never holds an answer. Parsed at every border by `data/rules/question/parse-question.ts`.
 * An `attribute` is the name of a column of the dataset (`data/contracts/columns.ts`).
 */

export const QUESTION_VERSION = 1

export interface Question extends Subject {
  readonly version: typeof QUESTION_VERSION
  /** None = the things themselves; at most two. */
  readonly groups: readonly Grouping[]
  readonly measure: Measure
}

/** Things of one kind, narrowed down step by step. */
export interface Subject {
  /** Code of a layer, e.g. `GROUP_RENTAL`. */
  readonly what: string
  readonly steps: readonly Step[]
}

export type Step = PlaceStep | PeriodStep | HoursStep | ConditionStep | RelatedStep | ChangeStep
export type StepKind = Step['kind']

/** 在哪里: inside, or outside, any of these. */
export interface PlaceStep {
  readonly kind: 'place'
  readonly outside: boolean
  readonly places: readonly Place[]
}

export type Place =
  /** A division or grid by its prefix of grid codes. */
  | { readonly kind: 'area'; readonly code: AreaPrefix }
  /** Drawn by hand; an open ring. */
  | { readonly kind: 'drawn'; readonly ring: readonly LonLat[] }
  /** A polygon of any layer. */
  | { readonly kind: 'feature'; readonly layer: string; readonly code: string }

/** 什么时候. */
export interface PeriodStep {
  readonly kind: 'period'
  readonly attribute: string
  readonly period: Period
}

export type Period =
  /** Local days, both included; '' = open. */
  | { readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly kind: 'last'; readonly count: number; readonly unit: TimeUnit }
  | { readonly kind: 'since'; readonly start: PeriodStart }

export const TIME_UNITS = ['day', 'week', 'month', 'year'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

export const PERIOD_STARTS = [
  'week',
  'month',
  'quarter',
  'year',
  'spring',
  'summer',
  'autumn',
  'winter',
] as const
export type PeriodStart = (typeof PERIOD_STARTS)[number]

/** 几点、星期几: `from` 22, `to` 6 is the night. */
export interface HoursStep {
  readonly kind: 'hours'
  readonly attribute: string
  /** 0–23. */
  readonly from: number
  /** 1–24, not included. */
  readonly to: number
  /** 1 = Monday … 7 = Sunday; empty = every day. */
  readonly weekdays: readonly number[]
}

/** 条件. */
export interface ConditionStep {
  readonly kind: 'conditions'
  readonly condition: Condition
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | AttributeCondition

export interface AttributeCondition {
  readonly attribute: string
  readonly test: AttributeTest
}

export type AttributeTest =
  /** One of these; of a list: at least one of them. */
  | { readonly op: 'in'; readonly values: readonly string[] }
  /** Both included; null = open. */
  | { readonly op: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly op: 'yes' }
  | { readonly op: 'no' }
  | { readonly op: 'contains'; readonly text: string }
  | { readonly op: 'period'; readonly period: Period }
  | { readonly op: 'known' }
  | { readonly op: 'unknown' }
export type TestOp = AttributeTest['op']

/** 与什么有关: so many others are linked with it. */
export interface RelatedStep {
  readonly kind: 'related'
  readonly link: Link
  readonly other: Subject
  readonly count: CountTest
}

export type Link =
  | { readonly kind: 'within'; readonly distanceM: number }
  | { readonly kind: 'sameAddress' }
  | { readonly kind: 'sameBuilding' }
  | { readonly kind: 'sameGrid' }
  | { readonly kind: 'sameCommunity' }
  /** The other is a polygon and this lies in it. */
  | { readonly kind: 'inside' }
export type LinkKind = Link['kind']

export type CountTest = { readonly atLeast: number } | { readonly atMost: number }

/** 变化: how the number of linked others has changed between two periods. */
export interface ChangeStep {
  readonly kind: 'change'
  readonly link: Link
  readonly other: Subject
  /** Date of the others that is counted by. */
  readonly attribute: string
  readonly period: Period
  readonly comparedWith: 'before' | 'yearBefore'
  /** 2 = doubled or more; 0.5 = halved or less. Above 1 it is a growth, below 1 a decline. */
  readonly factor: number
  /** In the larger of the two periods there were at least so many: one after none is no trend. */
  readonly atLeast: number
}

export type Grouping =
  | { readonly by: 'area'; readonly level: AreaLevel }
  /** Distance between opposite sides. */
  | { readonly by: 'hexagon'; readonly sizeM: number }
  | { readonly by: 'square'; readonly sizeM: number }
  | { readonly by: 'attribute'; readonly attribute: string }
  | { readonly by: 'time'; readonly attribute: string; readonly step: TimeStep }

export const AREA_LEVELS = ['grid', 'community', 'subdistrict'] as const
export type AreaLevel = (typeof AREA_LEVELS)[number]

export const TIME_STEPS = ['day', 'week', 'month', 'quarter', 'year', 'weekday', 'hour'] as const
/** `weekday` and `hour` fold time: what happens on Mondays, at 14 h. */
export type TimeStep = (typeof TIME_STEPS)[number]

export type Measure =
  | { readonly kind: 'count' }
  | { readonly kind: Statistic; readonly attribute: string }
  /** Of all things of a group, how many meet the condition. */
  | { readonly kind: 'share'; readonly condition: Condition }
  /** Things per square kilometre of the group's area. */
  | { readonly kind: 'density' }
  /** Things per 1,000 residents of the group's area. */
  | { readonly kind: 'perResidents' }

export const STATISTICS = ['sum', 'mean', 'median', 'min', 'max'] as const
export type Statistic = (typeof STATISTICS)[number]

/** What keeps a question from being asked. */
export interface QuestionProblem {
  /** Place in the question, e.g. `steps.2.other.steps.0`. */
  readonly path: string
  readonly code: QuestionProblemCode
}

export const QUESTION_PROBLEMS = [
  'unknownLayer',
  'unknownAttribute',
  'wrongTest',
  'unknownValue',
  'emptyRange',
  'noValues',
  'noPlaces',
  'crossingRing',
  'notPolygon',
  'emptyPeriod',
  'noDate',
  'tooDeep',
  'tooMany',
  'needsArea',
  'needsNumber',
  'badDistance',
  'badFactor',
  'noLink',
] as const
export type QuestionProblemCode = (typeof QUESTION_PROBLEMS)[number]

/** What the rules of questions need to know of the data. */
export interface QuestionCatalogue {
  /** By the code of a layer. */
  dataset(code: string): DatasetDefinition | undefined
  /** Name of a division or grid by its prefix of grid codes. */
  areaName(code: string): string | undefined
}
