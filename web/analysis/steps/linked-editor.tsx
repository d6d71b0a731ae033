import { Match, Show, Switch } from 'solid-js'
import type {
  ChangeStep,
  CountTest,
  Link,
  LinkKind,
  RelatedStep,
} from '../../../data/contracts/index.ts'
import { FARTHEST_M, linksBetween } from '../../../data/rules/question/index.ts'
import { t } from '../../i18n/index.ts'
import { FieldSelect } from '../field-select.tsx'
import styles from '../fields.module.css'
import { NumberField } from '../number-field.tsx'
import { questionCatalogue } from '../question-catalogue.ts'
import { WhatPicker } from '../what-picker.tsx'
import { firstDate } from './add-step.tsx'
import { ChangeFields } from './change-fields.tsx'
import own from './linked-editor.module.css'
import type { StepEditorProps } from './step-editor.tsx'
import { StepList } from './step-list.tsx'

type Linked = RelatedStep | ChangeStep

const LINK_TEXTS = {
  within: 'analysis.within',
  sameAddress: 'analysis.sameAddress',
  sameBuilding: 'analysis.sameBuilding',
  sameGrid: 'analysis.sameGrid',
  sameCommunity: 'analysis.sameCommunity',
  inside: 'analysis.insideOf',
} as const satisfies Record<LinkKind, string>

/** What is related with what, how, and how many of it; of a change also when. */
export function LinkedEditor(props: StepEditorProps<Linked>) {
  const links = (what = props.step.other.what): LinkKind[] => {
    const [own_, other] = [
      questionCatalogue.dataset(props.before.what),
      questionCatalogue.dataset(what),
    ]
    return own_ && other ? linksBetween(own_, other) : []
  }
  const chooseOther = (what: string) => {
    if (what === props.step.other.what) return
    const known = links(what)
    const { link } = props.step
    const other = { what, steps: [] }
    const kept = known.includes(link.kind) ? link : freshLink(known[0] ?? 'sameGrid')
    const next = { ...props.step, other, link: kept }
    props.onChange(
      next.kind === 'change'
        ? { ...next, attribute: firstDate(questionCatalogue.dataset(what)) }
        : next,
    )
  }
  return (
    <>
      <WhatPicker
        label={t('analysis.other')}
        value={props.step.other.what}
        onChange={chooseOther}
      />
      <div class={styles.row}>
        <FieldSelect
          label={t('analysis.link')}
          value={props.step.link.kind}
          options={links().map((kind) => ({ value: kind, label: t(LINK_TEXTS[kind]) }))}
          onChange={(kind) => props.onChange({ ...props.step, link: freshLink(kind) })}
        />
        <Show when={props.step.link.kind === 'within' && props.step.link}>
          {(link) => (
            <NumberField
              label={t('analysis.distance')}
              value={link().distanceM}
              min={1}
              max={FARTHEST_M}
              onChange={(distanceM) =>
                props.onChange({
                  ...props.step,
                  link: { kind: 'within', distanceM: distanceM ?? 1 },
                })
              }
            />
          )}
        </Show>
      </div>
      <Switch>
        <Match when={props.step.kind === 'related' && props.step}>
          {(step) => (
            <CountFields
              count={step().count}
              onChange={(count) => props.onChange({ ...step(), count })}
            />
          )}
        </Match>
        <Match when={props.step.kind === 'change' && props.step}>
          {(step) => <ChangeFields step={step()} onChange={(next) => props.onChange(next)} />}
        </Match>
      </Switch>
      <section class={own.others} aria-label={t('analysis.otherSteps')}>
        <h4>{t('analysis.otherSteps')}</h4>
        <StepList
          subject={props.step.other}
          path={`${props.path}.other.`}
          depth={props.depth + 1}
          onChange={(other) => props.onChange({ ...props.step, other })}
        />
      </section>
    </>
  )
}

const freshLink = (kind: LinkKind): Link =>
  kind === 'within' ? { kind, distanceM: 300 } : { kind }

type CountWord = 'some' | 'none' | 'few'

function CountFields(props: { count: CountTest; onChange: (count: CountTest) => void }) {
  const word = (): CountWord => {
    if ('atLeast' in props.count) return 'some'
    return props.count.atMost === 0 ? 'none' : 'few'
  }
  const fresh: Readonly<Record<CountWord, CountTest>> = {
    some: { atLeast: 1 },
    none: { atMost: 0 },
    few: { atMost: 2 },
  }
  return (
    <div class={styles.row}>
      <FieldSelect
        label={t('analysis.howMany')}
        value={word()}
        options={[
          { value: 'some', label: t('analysis.some') },
          { value: 'none', label: t('analysis.none') },
          { value: 'few', label: t('analysis.few') },
        ]}
        onChange={(chosen) => props.onChange(fresh[chosen])}
      />
      <Show when={word() !== 'none'}>
        <NumberField
          label={t('analysis.count')}
          value={'atLeast' in props.count ? props.count.atLeast : props.count.atMost}
          min={1}
          step={1}
          onChange={(n) =>
            props.onChange('atLeast' in props.count ? { atLeast: n ?? 1 } : { atMost: n ?? 1 })
          }
        />
      </Show>
    </div>
  )
}
