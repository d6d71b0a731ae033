import { expect, test } from 'vitest'
import { createHistory } from '../../../web/edit/history.ts'

interface Step {
  note: string
  to: number
}

function counter(saved?: { undo: readonly Step[]; redo: readonly Step[] }) {
  const state = { value: 0, told: [] as number[] }
  const history = createHistory<Step>({
    apply({ note, to }) {
      const inverse = { note, to: state.value }
      state.value = to
      return inverse
    },
    onChange: ({ to }) => state.told.push(to),
    ...(saved && { saved }),
  })
  return { state, history }
}

test('undo goes back step by step, redo forward, and a new change ends redo', () => {
  const { state, history } = counter()
  history.commit({ note: 'one', to: 1 })
  history.commit({ note: 'two', to: 2 })
  expect([history.undo(), state.value, history.undo(), state.value]).toEqual([true, 1, true, 0])
  expect(history.undo()).toBe(false)
  expect([history.redo(), state.value]).toEqual([true, 1])
  history.commit({ note: 'three', to: 3 })
  expect(history.canRedo()).toBe(false)
  expect(state.told).toEqual([1, 2, 1, 0, 1, 3])
})

test('the steps outlive a reload', () => {
  const first = counter()
  first.history.commit({ note: 'one', to: 1 })
  first.history.commit({ note: 'two', to: 2 })
  first.history.undo()
  const second = counter(JSON.parse(JSON.stringify(first.history.save())))
  second.state.value = first.state.value
  expect([second.history.redo(), second.state.value]).toEqual([true, 2])
  second.history.undo()
  second.history.undo()
  expect(second.state.value).toBe(0)
  expect(second.history.nextUndo()).toBeUndefined()
})
