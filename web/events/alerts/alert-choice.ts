import { createSignal } from 'solid-js'

/** Kept on this machine; off until somebody wants it. */
const [sound, setSound] = kept('eventSound')
const [badge, setBadge] = kept('eventBadge')

export { badge, setBadge, setSound, sound }

function kept(name: string): [() => boolean, (on: boolean) => void] {
  const key = `onemap.${name}`
  const [value, setValue] = createSignal(globalThis.localStorage?.getItem(key) === 'on')
  return [
    value,
    (on) => {
      globalThis.localStorage?.setItem(key, on ? 'on' : 'off')
      setValue(on)
    },
  ]
}
