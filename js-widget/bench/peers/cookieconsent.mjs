import "cookieconsent/build/cookieconsent.min.css";
import "cookieconsent/build/cookieconsent.min.js";

window.cookieconsent.initialise({
  type: "opt-in",
  palette: { popup: { background: "#fff" }, button: { background: "#17475c" } },
  content: {
    message: "May we use cookies?",
    allow: "Accept all",
    deny: "Refuse all",
    link: "Privacy policy",
  },
});
