/** Refusals of the server by their code, as readers meet them. */
export const errors = {
  busy: '服务器正忙，请稍后再试。',
  'bad-query': '这样查不了，请换一种写法，或写短一些。',
  'bad-request': '服务器看不懂这个请求，请刷新页面后重试。',
  invalid: '填写的内容不合要求，请检查后重试。',
  'too-large': '文件太大，服务器不接受。可以压缩或裁剪后再试。',
  'too-many-files': '一次上传的文件太多，请分几次。',
  'malformed-upload': '上传的内容不完整，请重试。',
  'no-file': '没有收到文件，请重新选择。',
  'unknown-field': '上传里有服务器不认识的内容，请刷新页面后重试。',
  'layer-exists': '已经有同名代号的图层，请换一个名称。',
  'import-state': '这次导入已处于别的状态，请刷新列表。',
  'cross-origin': '这个页面不是从服务器直接打开的，不能改动数据。',
  'not-permitted': '你的账号没有做这件事的权限。',
  'database-gone': '数据库暂时连不上，请稍后再试。',
  internal: '服务器出了问题，已记录下来。请稍后再试。',
}
