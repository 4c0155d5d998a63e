/** Stands in the bundle for got's client of HTTP/2, 30 KB of code that loads `node:http2` at each start. The app uses none. */
const refuse = (): never => {
  throw new Error('This app is built without HTTP/2.');
};

export default { globalAgent: undefined, auto: refuse, request: refuse };
