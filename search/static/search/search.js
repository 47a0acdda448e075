// Filters stand open beside the results on a wide screen; on a phone, and above the results in 长者模式, they open at
// a touch, without any script.
const beside = matchMedia("(min-width: 52.001rem)").matches && document.documentElement.dataset.display !== "elder";
for (const box of beside ? document.querySelectorAll("[data-open-wide]") : []) {
  box.open = true;
}
