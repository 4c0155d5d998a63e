/**
 * What set-up has to say goes to standard error: standard output belongs to the program that is being started.
 *
 * @param {string} sentence
 * @returns {void}
 */
export const say = (sentence) => {
  process.stderr.write(`${sentence}\n`);
};

/** Set-up cannot go on. The message is for the person: what is wrong, and what to do about it. */
export class SetUpError extends Error {}
