const NOTES_HZ = [660, 880]
const NOTE_S = 0.16

let context: AudioContext | undefined

/** Two short notes, made here: nothing is downloaded. */
export function playChime(): void {
  context ??= new AudioContext()
  // A browser that has seen no click yet keeps silent: then the badge must do.
  if (context.state === 'suspended') void context.resume()
  for (const [index, hertz] of NOTES_HZ.entries()) note(context, hertz, index * NOTE_S)
}

function note(audio: AudioContext, hertz: number, afterS: number): void {
  const start = audio.currentTime + afterS
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.2, start + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + NOTE_S)
}
