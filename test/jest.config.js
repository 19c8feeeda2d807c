/** Suites run two at a time: the machine has two cores and the system tier starts real servers. */
module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  // What is loaded late is named as node finds it after the build.
  moduleNameMapper: { '^(\\.{1,2}/(?:[^/]+/)*[a-z-]+)\\.js$': '$1' },
  // A global is looked up slowly inside jest's sandbox: where sound is searched, half the time went there.
  sandboxInjectedGlobals: ['Math'],
  testTimeout: 30000,
  maxWorkers: 2,
};
