import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

/** Follows a value once it has stood still for so long. */
export function createDebounced<Value>(source: Accessor<Value>, ms: number): Accessor<Value> {
  const [value, setValue] = createSignal(source())
  createEffect(
    on(
      source,
      (next) => {
        const timer = setTimeout(() => setValue(() => next), ms)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return value
}
