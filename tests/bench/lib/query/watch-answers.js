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

// Whether a frame is being made: what is drawn now is part of it.
let isInFrame = false
const nextFrame = window.requestAnimationFrame.bind(window)
window.requestAnimationFrame = (call) =>
  nextFrame((time) => {
    isInFrame = true
    try {
      call(time)
    } finally {
      isInFrame = false
    }
  })

const afterDrawing = (owner, method, note) => {
  const draw = owner.prototype[method]
  owner.prototype[method] = function (...given) {
    const drawn = draw.apply(this, given)
    note(this, given)
    return drawn
  }
}

// Many points are put down in one go: by the card, or as pixels that are then laid on the answer's own canvas. Whatever is
// drawn there later, a veil or a few round dots, is the answer anew.
const pixels = new WeakSet()
const answers = new WeakSet()
afterDrawing(WebGL2RenderingContext, 'drawArrays', (_, [mode]) => {
  if (mode === 0) noteDrawing()
})
afterDrawing(CanvasRenderingContext2D, 'putImageData', ({ canvas }) => pixels.add(canvas))
afterDrawing(CanvasRenderingContext2D, 'drawImage', ({ canvas }, [from]) => {
  if (!pixels.has(from)) return
  answers.add(canvas)
  noteDrawing()
})
afterDrawing(CanvasRenderingContext2D, 'fillRect', ({ canvas }) => {
  if (state.answerAt === 0 && answers.has(canvas)) state.drawnAt = performance.now()
})

function noteDrawing() {
  const from = state.answerAt
  state.drawnAt = performance.now()
  if (from === 0) return
  state.answerAt = 0
  afterPaint(() => state.firstPointMs.push(performance.now() - from))
}

/** The task after the frame that is being made, or else after the next one. */
function afterPaint(then) {
  const post = () => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  }
  if (isInFrame) post()
  else nextFrame(post)
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
