import { createSignal, Show } from 'solid-js'
import { ApiError, sendJson } from '../api.ts'
import styles from './phone.module.css'
import { t } from './texts.ts'

/** The plain way in; who has a second factor comes through the full page. */
export function SignInForm(props: { onDone: () => void }) {
  const [problem, setProblem] = createSignal<'phone.signInFailed' | 'phone.signInElsewhere' | null>(
    null,
  )
  const signIn = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const body = { username: fields.get('username'), password: fields.get('password') }
    try {
      await sendJson('POST', '/api/sessions', body)
      props.onDone()
    } catch (error) {
      const wantsCode = error instanceof ApiError && /factor|code/.test(error.code)
      setProblem(wantsCode ? 'phone.signInElsewhere' : 'phone.signInFailed')
    }
  }
  return (
    <form class={styles.signIn} onSubmit={signIn}>
      <p>{t('phone.signInFirst')}</p>
      <label>
        {t('phone.username')}
        <input class={styles.input} name="username" autocomplete="username" required />
      </label>
      <label>
        {t('phone.password')}
        <input
          class={styles.input}
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </label>
      <Show when={problem()}>
        {(key) => (
          <p class={styles.problem} role="alert">
            {t(key())} <a href="/">{t('phone.fullPage')}</a>
          </p>
        )}
      </Show>
      <button type="submit" class={styles.primary}>
        {t('phone.signIn')}
      </button>
    </form>
  )
}
