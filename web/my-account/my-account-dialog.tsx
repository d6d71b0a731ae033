import { createSignal, Match, Show, Switch } from 'solid-js'
import type { MyAccount } from '../../data/contracts/index.ts'
import { getJson } from '../api.ts'
import { t } from '../i18n/index.ts'
import { createLoad } from '../session/create-load.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { ChangePassword } from './change-password.tsx'
import styles from './my-account.module.css'
import { OwnSessions } from './own-sessions.tsx'
import { SecondFactor } from './second-factor.tsx'

/** One's own password, second factor and signed-in devices. */
export default function MyAccountDialog(props: { onClose: () => void }) {
  const load = createLoad(
    () => 'me',
    (_key, signal) => getJson<MyAccount>('/api/my-account', { signal }),
    { keep: true },
  )
  return (
    <Dialog title={t('myAccount.title')} width="34rem" onClose={() => props.onClose()}>
      <Switch fallback={<Skeleton lines={[60, 90, 80]} />}>
        <Match when={load.error()}>
          <ErrorState error={load.error()} onRetry={() => load.reload()} />
        </Match>
        <Match when={load.value()}>
          {(mine) => <Parts mine={mine()} reload={() => load.reload()} />}
        </Match>
      </Switch>
    </Dialog>
  )
}

interface PartsProps {
  mine: MyAccount
  reload: () => void
}

function Parts(props: PartsProps) {
  const [tab, setTab] = createSignal('password')
  const own = (content: () => ReturnType<typeof ChangePassword>) => () => (
    <div class={styles.part}>
      <Show when={props.mine.method === 'password'} fallback={<p>{t('myAccount.byProvider')}</p>}>
        {content()}
      </Show>
    </div>
  )
  return (
    <Tabs
      label={t('myAccount.title')}
      value={tab()}
      onChange={setTab}
      items={[
        {
          id: 'password',
          label: t('myAccount.password'),
          content: own(() => <ChangePassword onDone={props.reload} />),
        },
        {
          id: 'factor',
          label: t('myAccount.factor'),
          content: own(() => <SecondFactor mine={props.mine} reload={props.reload} />),
        },
        {
          id: 'sessions',
          label: t('myAccount.sessions'),
          content: () => (
            <div class={styles.part}>
              <OwnSessions sessions={props.mine.sessions} reload={props.reload} />
            </div>
          ),
        },
      ]}
    />
  )
}
