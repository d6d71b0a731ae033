import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type {
  AddressDetail,
  AddressProblem,
  AddressReview,
  AddressState,
} from '../../data/contracts/index.ts'
import { formatLength, formatNumber, t } from '../i18n/index.ts'
import { openAddress } from '../session/address-view.ts'
import { createLoad } from '../session/create-load.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Segments } from '../ui/segments.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { CERTIFY, loadReview, placeKey, placeOf, round } from './address-api.ts'
import { problemText } from './address-texts.ts'
import { ChangeForm } from './change-form.tsx'
import styles from './form.module.css'
import { setProblems } from './shown-addresses.ts'

type Step = 'verified' | 'active'

/** 核实, 启用: one address, or with all that lies below it, after a look at what is doubtful about them. */
export function CertifyForm(props: { detail: AddressDetail }) {
  const address = () => props.detail.address
  const [chosen, setTo] = createSignal<Step | null>(null)
  const hasChildren = () => props.detail.children.length > 0
  const [reach, setReach] = createSignal<'one' | 'below'>(hasChildren() ? 'below' : 'one')
  const review = createLoad(
    () => `${placeKey(address())}#${round()}`,
    async (_, signal) => {
      const loaded = await loadReview(placeOf(props.detail), signal)
      setProblems(loaded.problems)
      return loaded
    },
  )
  const countIn = (state: AddressState) =>
    (review.value()?.counts ?? [])
      .filter((entry) => entry.state === state)
      .reduce((sum, { count }) => sum + count, 0)
  // The step that something waits for.
  const to = (): Step =>
    chosen() ?? (countIn('proposed') === 0 && countIn('verified') > 0 ? 'active' : 'verified')
  const from = () => (to() === 'verified' ? 'proposed' : 'verified')
  const waiting = () => countIn(from())
  const input = () =>
    reach() === 'below' && waiting() === 0
      ? null
      : { place: placeOf(props.detail), to: to(), ...(reach() === 'below' && { below: true }) }
  return (
    <ChangeForm
      title={t('addresses.certifyTitle', { name: address().name })}
      confirm={t(to() === 'verified' ? 'addresses.verify' : 'addresses.activate')}
      path={CERTIFY}
      undated
      seen={props.detail}
      input={input}
      doneText={t(to() === 'verified' ? 'addresses.doneVerify' : 'addresses.doneActivate', {
        name: address().name,
      })}
    >
      <Segments
        label={t('addresses.certifyTo')}
        value={to()}
        options={[
          { id: 'verified', label: t('addresses.verify') },
          { id: 'active', label: t('addresses.activate') },
        ]}
        onChange={setTo}
      />
      <Show when={hasChildren()}>
        <Segments
          label={t('addresses.reach')}
          value={reach()}
          options={[
            { id: 'below', label: t('addresses.withBelow') },
            { id: 'one', label: t('addresses.onlyThis') },
          ]}
          onChange={setReach}
        />
      </Show>
      <Switch fallback={<Skeleton lines={[60, 90, 90]} />}>
        <Match when={review.error()}>
          <ErrorState error={review.error()} onRetry={() => review.reload()} />
        </Match>
        <Match when={review.value()}>
          {(loaded) => (
            <>
              <Show when={reach() === 'below'}>
                <p class={styles.muted}>
                  {t(to() === 'verified' ? 'addresses.waitVerify' : 'addresses.waitActivate', {
                    count: formatNumber(waiting()),
                  })}
                </p>
              </Show>
              <Problems review={loaded()} />
            </>
          )}
        </Match>
      </Switch>
    </ChangeForm>
  )
}

function Problems(props: { review: AddressReview }) {
  return (
    <Show
      when={props.review.problems.length > 0}
      fallback={<p class={styles.hint}>{t('addresses.noProblems')}</p>}
    >
      <h4>
        {t('addresses.problems', {
          count: `${formatNumber(props.review.problems.length)}${props.review.more ? '+' : ''}`,
        })}
      </h4>
      <ul class={styles.list}>
        <For each={props.review.problems}>{(problem) => <Problem problem={problem} />}</For>
      </ul>
    </Show>
  )
}

function Problem(props: { problem: AddressProblem }) {
  const address = () => props.problem.address
  const details = () =>
    [
      problemText(props.problem.kind),
      props.problem.other?.name,
      props.problem.distanceM !== null && formatLength(props.problem.distanceM),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <li class={styles.choice}>
      <span>
        {address().name}
        <span class={styles.muted}>{details()}</span>
      </span>
      <Button size="small" onClick={() => openAddress(address())}>
        {t('addresses.look')}
      </Button>
    </li>
  )
}
