// Turbo puts a style element for its progress bar into the head as it loads, which our Content-Security-Policy
// refuses and reports. Navigation by Turbo is switched off here, so nobody misses it.
document.head.insertBefore = node => node;
