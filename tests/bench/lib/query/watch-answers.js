// Runs in the page, as it stands, before everything else: notes when an answer came and when what follows from it was painted.
// What has changed nothing on the map by then was no brush.
const MOST_MS = 2_000
const state = { answerAt: 0, drawnAt: 0, firstPointMs: [], brushMs: [] }
window.answerTimes = state

// The first listener of each worker: an answer has come when it is read, before the program has looked at it.
const LARGE_BYTES = 1_000_000
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given)
    this.addEventListener('message', ({ data }) => {
      if ((data?.answer?.ipc?.byteLength ?? 0) < LARGE_BYTES) return
      state.answerAt = performance.now()
      state.drawnAt = 0
    })
  }
}

// Points of an answer are put down in one go, by the processor or by the card.
const afterDrawing = (owner, method, isPoints) => {
  const draw = owner.prototype[method]
  owner.prototype[method] = function (...given) {
    const drawn = draw.apply(this, given)
    if (isPoints(given)) noteDrawing()
    return drawn
  }
}
afterDrawing(CanvasRenderingContext2D, 'putImageData', () => true)
afterDrawing(WebGL2RenderingContext, 'drawArrays', ([mode]) => mode === 0)

function noteDrawing() {
  const isFirst = state.drawnAt === 0 && state.answerAt > 0
  state.drawnAt = performance.now()
  if (!isFirst) return
  const from = state.answerAt
  afterPaint(() => state.firstPointMs.push(performance.now() - from))
}

/** The task after the frame that is being made. */
function afterPaint(then) {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  })
}

// A brush ends when the button is let go; charts are redrawn in the frame of the map or before it.
addEventListener(
  'mouseup',
  ({ target }) => {
    if (!(target instanceof HTMLElement) || target.closest('figure') === null) return
    const from = performance.now()
    const look = () => {
      if (state.drawnAt > from) state.brushMs.push(performance.now() - from)
      else if (performance.now() - from < MOST_MS) afterPaint(look)
      else state.brushMs.push(null)
    }
    afterPaint(look)
  },
  { capture: true },
)
