// Puts the language that the person reads first. Without it, both are there all the same.
(function () {
  var root = document.documentElement;
  var es = document.getElementById('es');
  var en = document.getElementById('en');
  var chosen = null;
  try {
    chosen = localStorage.getItem('lang');
  } catch {
    // A browser that keeps nothing: the phone's own language counts.
  }
  var spanish = chosen ? chosen === 'es' : /^es/.test(navigator.language);
  root.lang = spanish ? 'es' : 'en';
  if (spanish && es && en) en.parentNode.insertBefore(es, en);
})();
