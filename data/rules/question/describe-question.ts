import type {
  Bilingual,
  Condition,
  DatasetDefinition,
  Grouping,
  Measure,
  Place,
  Question,
  QuestionCatalogue,
  Step,
  Subject,
} from '../../contracts/index.ts'
import { columnOf } from './catalogue.ts'
import { resolvePeriod } from './periods.ts'
import type { QuestionWords } from './sentence/words.ts'
import { WORDS_EN } from './sentence/words-en.ts'
import { WORDS_ZH } from './sentence/words-zh.ts'

export interface Describer {
  question(question: Question): string
  /** `Group rental`, without its steps. */
  layer(code: string): string
  step(step: Step, what: string): string
  condition(condition: Condition, what: string): string
  grouping(grouping: Grouping, what: string): string
  measure(measure: Measure, what: string): string
}

/** Says a question, or a part of it, in plain words. What is not known is said by its code. */
export function createDescriber(
  language: 'zh' | 'en',
  catalogue: QuestionCatalogue,
  now: Date,
): Describer {
  const words = language === 'zh' ? WORDS_ZH : WORDS_EN
  const named = (name: Bilingual) => name[language] || name.zh
  const layerOf = (code: string) => catalogue.dataset(code)
  const layerName = (code: string) => {
    const dataset = layerOf(code)
    return dataset ? named(dataset.label) : code
  }
  const attributeName = (layer: DatasetDefinition | undefined, key: string) => {
    const column = layer && columnOf(layer, key)
    return column ? named(column.label) : key
  }
  const valueName = (layer: DatasetDefinition | undefined, key: string, value: string) => {
    const known = layer && columnOf(layer, key)?.values?.find((one) => one.value === value)
    return known ? named(known.name) : value
  }

  const conditionText = (condition: Condition, layer: DatasetDefinition | undefined): string => {
    if ('not' in condition) return words.not(conditionText(condition.not, layer))
    if ('attribute' in condition) return testText(condition, layer)
    const parts = 'all' in condition ? condition.all : condition.any
    const texts = parts.map((part) => {
      const text = conditionText(part, layer)
      return parts.length > 1 && isList(part) ? words.bracketed(text) : text
    })
    return 'all' in condition ? words.and(texts) : words.or(texts)
  }

  const testText = (
    { attribute: key, test }: Extract<Condition, { attribute: string }>,
    layer: DatasetDefinition | undefined,
  ): string => {
    const name = attributeName(layer, key)
    switch (test.op) {
      case 'in':
        return words.isOneOf(
          name,
          words.list(test.values.map((value) => valueName(layer, key, value))),
        )
      case 'range':
        return words.range(name, numberText(test.from), numberText(test.to))
      case 'contains':
        return words.contains(name, test.text)
      case 'period':
        return words.period(name, words.span(test.period, resolvePeriod(test.period, now)))
      default:
        return words[test.op](name)
    }
  }

  const placeText = (place: Place): string => {
    switch (place.kind) {
      case 'area':
        return catalogue.areaName(place.code) ?? place.code
      case 'drawn':
        return words.drawn
      case 'feature':
        return `${layerName(place.layer)} ${place.code}`
    }
  }

  const stepText = (step: Step, layer: DatasetDefinition | undefined): string => {
    switch (step.kind) {
      case 'place':
        return words[step.outside ? 'outside' : 'inside'](words.list(step.places.map(placeText)))
      case 'period': {
        const span = words.span(step.period, resolvePeriod(step.period, now))
        return words.period(attributeName(layer, step.attribute), span)
      }
      case 'hours':
        return words.hours(attributeName(layer, step.attribute), step)
      case 'conditions':
        return conditionText(step.condition, layer)
      case 'related':
        return words.related(step.link, step.count, subjectText(step.other))
      case 'change': {
        const span = words.span(step.period, resolvePeriod(step.period, now))
        return words.change(step, subjectText(step.other), span)
      }
    }
  }

  const subjectText = ({ what, steps }: Subject): string => {
    const layer = layerOf(what)
    return words.subject(
      layerName(what),
      steps.map((step) => stepText(step, layer)),
    )
  }

  const measureText = (measure: Measure, layer: DatasetDefinition | undefined): string => {
    if ('attribute' in measure) {
      return words.of(words.statistic[measure.kind], attributeName(layer, measure.attribute))
    }
    if (measure.kind === 'share') return words.share(conditionText(measure.condition, layer))
    return words[measure.kind]
  }

  return {
    question(question) {
      const layer = layerOf(question.what)
      const groups = question.groups.map((one) => groupingText(one, layer, words, attributeName))
      return words.question(subjectText(question), groups, measureText(question.measure, layer))
    },
    layer: layerName,
    step: (step, what) => stepText(step, layerOf(what)),
    condition: (condition, what) => conditionText(condition, layerOf(what)),
    grouping: (grouping, what) => groupingText(grouping, layerOf(what), words, attributeName),
    measure: (measure, what) => measureText(measure, layerOf(what)),
  }
}

function groupingText(
  grouping: Grouping,
  layer: DatasetDefinition | undefined,
  words: QuestionWords,
  attributeName: (layer: DatasetDefinition | undefined, key: string) => string,
): string {
  switch (grouping.by) {
    case 'area':
      return words.area[grouping.level]
    case 'hexagon':
      return words.hexagons(grouping.sizeM)
    case 'square':
      return words.squares(grouping.sizeM)
    case 'attribute':
      return attributeName(layer, grouping.attribute)
    case 'time':
      return words.timeStep[grouping.step]
  }
}

const isList = (condition: Condition) => 'all' in condition || 'any' in condition
const numberText = (value: number | null) => (value === null ? null : String(value))
