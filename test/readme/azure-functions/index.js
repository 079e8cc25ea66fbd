// Runs each function once, as soon as it is registered, and says how it ended.
export const app = {
  timer(name, { schedule, handler }) {
    const context = { log: console.log, error: console.error };
    Promise.resolve(handler({ isPastDue: false }, context)).then(
      () => console.log(`${name} (${schedule}) succeeded`),
      (error) => console.log(`${name} (${schedule}) failed: ${error.message}`),
    );
  },
};
