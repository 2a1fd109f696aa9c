/** Style sheets are bundled beside the script of their view; importing one has no value. */
declare module '*.css';
