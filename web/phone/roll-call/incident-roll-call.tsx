import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js'
import type { FeatureCode, IncidentDoor } from '../../../data/contracts/index.ts'
import page from '../phone.module.css'
import { SignInForm } from '../sign-in-form.tsx'
import { createRollCall, type RollCall } from './create-roll-call.ts'
import { DoorList, whereOf } from './door-list.tsx'
import { type DoorAnswer, DoorSheet } from './door-sheet.tsx'
import type { KeptList } from './kept-list.ts'
import { withKept } from './my-doors.ts'
import styles from './roll-call.module.css'
import { SharePosition } from './share-position.tsx'
import { ShelterCount } from './shelter-count.tsx'
import { TaskList } from './task-list.tsx'
import { t, timeOf } from './texts.ts'

const WHO = 'onemap.roll-call.who.'
const TABS = ['doors', 'shelter', 'tasks'] as const

/** The doors, the shelter and the tasks of one incident. */
export function IncidentRollCall(props: { id: string }) {
  const rollCall = createRollCall(props.id)
  return (
    <>
      <Show when={rollCall.signedOut()}>
        <SignInForm onDone={rollCall.refresh} />
      </Show>
      <Show when={rollCall.problem()}>
        {(problem) => (
          <p class={page.problem} role="alert">
            {t(problem() === 'notKept' ? 'notKept' : 'noneOpen')}
          </p>
        )}
      </Show>
      <Show when={rollCall.list()}>
        {(list) => <Round id={props.id} rollCall={rollCall} list={list()} />}
      </Show>
    </>
  )
}

function Round(props: { id: string; rollCall: RollCall; list: KeptList }) {
  const [tab, setTab] = createSignal<(typeof TABS)[number]>('doors')
  const [who, setWho] = createSignal(localStorage.getItem(WHO + props.id) ?? '')
  const [chosen, setChosen] = createSignal<string | null>(null)
  const choose = (key: string) => {
    localStorage.setItem(WHO + props.id, key)
    setWho(key)
  }
  const doors = createMemo(() => withKept(props.list.doors, props.rollCall.kept()))
  const isKnown = () => props.list.progress.responders.some(({ key }) => key === who())
  const mine = () => (isKnown() ? doors().filter(({ responder }) => responder === who()) : doors())
  const door = () => doors().find(({ room }) => room === chosen())
  const answer = ({ photo, ...given }: DoorAnswer, { room }: IncidentDoor) => {
    const responder = isKnown() ? who() : undefined
    const act = { kind: 'tickDoor', room, ...given, ...(responder && { responder }) } as const
    void props.rollCall.done(act, photo)
    setChosen(null)
  }
  const keptArrivals = (shelter: FeatureCode) =>
    props.rollCall
      .kept()
      .reduce(
        (sum, { act, refused }) =>
          act.kind === 'countArrivals' && act.shelter === shelter && refused === undefined
            ? sum + act.people
            : sum,
        0,
      )
  return (
    <>
      <Notices rollCall={props.rollCall} list={props.list} />
      <main>
        <section class={page.block}>
          <h2>{props.list.incident.title}</h2>
          <label class={styles.who}>
            {t('whoAmI')}
            <select
              class={page.input}
              value={isKnown() ? who() : ''}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              <option value="">{t('everybody')}</option>
              <For each={props.list.progress.responders}>
                {({ key, name }) => <option value={key}>{name}</option>}
              </For>
            </select>
          </label>
          <Bar doors={mine()} />
        </section>
        <div class={styles.stays}>
          <nav class={styles.tabs}>
            <For each={TABS}>
              {(one) => (
                <button type="button" aria-pressed={tab() === one} onClick={() => setTab(one)}>
                  {t(one)}
                </button>
              )}
            </For>
          </nav>
          <Kept rollCall={props.rollCall} list={props.list} />
        </div>
        <Switch>
          <Match when={tab() === 'doors'}>
            <DoorList doors={mine()} round={props.list.round} onChoose={setChosen} />
          </Match>
          <Match when={tab() === 'shelter'}>
            <ShelterCount
              round={props.list.round}
              arrivals={props.list.progress.arrivals}
              keptOf={keptArrivals}
              onCount={(shelter, people) =>
                void props.rollCall.done({ kind: 'countArrivals', shelter, people })
              }
            />
          </Match>
          <Match when={tab() === 'tasks'}>
            <TaskList
              tasks={props.list.progress.tasks}
              onAnswer={(task, kind) => void props.rollCall.done({ kind, task })}
            />
          </Match>
        </Switch>
        <SharePosition
          incident={props.id}
          responder={isKnown() ? who() : null}
          isOpen={props.list.incident.state === 'open'}
        />
      </main>
      <Show when={door()} keyed>
        {(one) => (
          <DoorSheet
            door={one}
            where={whereOf(props.list.round, one)}
            isFirst={props.list.round.helpFirst?.includes(one.room) ?? false}
            onAnswer={(given) => answer(given, one)}
            onClose={() => setChosen(null)}
          />
        )}
      </Show>
    </>
  )
}

const waitingOf = (rollCall: RollCall) =>
  rollCall.kept().filter(({ refused }) => refused === undefined).length

/** What the phone alone knows, before one's eyes however far the list is scrolled. */
function Kept(props: { rollCall: RollCall; list: KeptList }) {
  return (
    <div class={styles.notices} role="status">
      <Show when={!props.rollCall.isFresh()}>
        <p>{t('keptAt', { time: timeOf(props.list.readAt) })}</p>
      </Show>
      <Show when={waitingOf(props.rollCall) > 0}>
        <p>{t('waiting', { n: waitingOf(props.rollCall) })}</p>
      </Show>
    </div>
  )
}

function Notices(props: { rollCall: RollCall; list: KeptList }) {
  const refused = () => props.rollCall.kept().length - waitingOf(props.rollCall)
  return (
    <div class={styles.notices} role="status">
      <Show when={props.list.incident.drill}>
        <p class={styles.drill}>{t('drill')}</p>
      </Show>
      <Show when={props.list.incident.state === 'closed'}>
        <p>{t('ended')}</p>
      </Show>
      <Show when={refused() > 0}>
        <p class={page.problem}>{t('refusedActs', { n: refused() })}</p>
      </Show>
    </div>
  )
}

function Bar(props: { doors: readonly IncidentDoor[] }) {
  const done = () => props.doors.filter(({ result }) => result !== null).length
  return (
    <div class={styles.bar}>
      <progress max={Math.max(1, props.doors.length)} value={done()} />
      <b>{t('progress', { done: done(), total: props.doors.length })}</b>
    </div>
  )
}
