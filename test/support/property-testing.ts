import fc from 'fast-check';

/**
 * fast-check with the same seed in every run of CI, so that only a change of the code fails it. A run by hand takes a
 * seed of its own each time, and looks further.
 */
if (process.env['CI']) fc.configureGlobal({ seed: 5010 });

export default fc;
