/** Attributes get their places in this order. */
export function createProgram(
  gl: WebGL2RenderingContext,
  vertex: string,
  fragment: string,
  attributes: readonly string[],
): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) throw new Error('No shader: the graphics context is lost')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  for (const [place, name] of attributes.entries()) gl.bindAttribLocation(program, place, name)
  gl.linkProgram(program)
  return program
}

/** Waits for the program: ask when it is needed and not before, compiling goes on beside the page. */
export function checkProgram(gl: WebGL2RenderingContext, program: WebGLProgram): void {
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`The point shader does not link: ${gl.getProgramInfoLog(program)}`)
  }
}
