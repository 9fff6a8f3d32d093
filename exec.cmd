@rem npm scripts say `exec node`, so that under sh a signal to npm reaches node itself. This is its Windows half.
@%*
