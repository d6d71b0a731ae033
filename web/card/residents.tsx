import { createEffect, For, Match, on, Show, Switch } from 'solid-js'
import type { PersonalValue, Resident, RoomResidents } from '../../data/contracts/index.ts'
import { REGISTRATIONS, RELATIONS, RESIDENCE_KINDS } from '../../data/registry/vocabulary.ts'
import { getJson } from '../api.ts'
import { formatNumber, t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { purpose } from '../session/purpose.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { MaskedValue } from '../ui/masked-value.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { valueName } from '../ui/vocabulary.ts'
import { Block } from './block.tsx'
import styles from './residents.module.css'

/** Who lives in a room: masked, unless the grade and a stated purpose allow more. */
export function Residents(props: { room: string }) {
  const load = createLoad(
    () => `/api/people?room=${props.room}`,
    (path, signal) => getJson<RoomResidents>(path, { signal }),
  )
  createEffect(
    on(
      () => purpose()?.until,
      () => load.reload(),
      { defer: true },
    ),
  )
  const count = () => {
    const people = load.value()?.people
    return people && t('people.count', { count: formatNumber(people.length) })
  }
  return (
    <Block title={t('people.title')} aside={count()}>
      <Switch fallback={<Skeleton lines={[70, 90, 60]} />}>
        <Match when={load.error()}>
          <ErrorState
            error={load.error()}
            title={t('people.loadFailed')}
            onRetry={() => load.reload()}
          />
        </Match>
        <Match when={load.value()}>
          {(loaded) => (
            <ul class={styles.list}>
              <For each={loaded().people}>{(person) => <Person person={person} />}</For>
            </ul>
          )}
        </Match>
      </Switch>
    </Block>
  )
}

function Person(props: { person: Resident }) {
  const facts = () =>
    [
      t(props.person.sex === '男' ? 'people.male' : 'people.female'),
      t('people.born', { year: props.person.birthYear }),
      valueName(REGISTRATIONS, props.person.registration),
      valueName(RESIDENCE_KINDS, props.person.kind),
      t('people.since', { date: props.person.since }),
    ].join(' · ')
  return (
    <li class={styles.person}>
      <span class={styles.name}>
        <Personal value={props.person.name} fallback={t('people.unnamed')} />
      </span>
      <span class={styles.relation}>{valueName(RELATIONS, props.person.relation)}</span>
      <span class={styles.facts}>{facts()}</span>
      <dl class={styles.numbers}>
        <Numbered name={t('people.idNumber')} value={props.person.idNumber} />
        <Numbered name={t('people.phone')} value={props.person.phone} />
      </dl>
    </li>
  )
}

function Numbered(props: { name: string; value: PersonalValue }) {
  return (
    <Show when={props.value.value !== null || props.value.unreadable}>
      <div>
        <dt>{props.name}</dt>
        <dd>
          <Personal value={props.value} fallback="" />
        </dd>
      </div>
    </Show>
  )
}

function Personal(props: { value: PersonalValue; fallback: string }) {
  const why = () => {
    if (props.value.unreadable) return t('people.unreadableWhy')
    return t(props.value.revealable ? 'people.needsPurpose' : 'people.aboveGrade')
  }
  return (
    <Show
      when={props.value.masked || props.value.unreadable}
      fallback={props.value.value ?? props.fallback}
    >
      <MaskedValue
        text={props.value.value ?? t('people.unreadable')}
        why={why()}
        revealable={props.value.revealable === true}
      />
    </Show>
  )
}
