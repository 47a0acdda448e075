// Chinese words for the menu of the table editor, which brings English alone.
if (window.Handsontable) {
  window.Handsontable.languages.registerLanguageDictionary({
    languageCode: "zh-CN",
    "ContextMenu:items.insertRowAbove": "在上方插入行",
    "ContextMenu:items.insertRowBelow": "在下方插入行",
    "ContextMenu:items.insertColumnOnTheLeft": "在左侧插入列",
    "ContextMenu:items.insertColumnOnTheRight": "在右侧插入列",
    "ContextMenu:items.removeRow": ["删除行", "删除所选行"],
    "ContextMenu:items.removeColumn": ["删除列", "删除所选列"],
    "ContextMenu:items.undo": "撤销",
    "ContextMenu:items.redo": "重做",
    "ContextMenu:items.copy": "复制",
    "ContextMenu:items.cut": "剪切",
  });
}
