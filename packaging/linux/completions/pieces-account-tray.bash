# bash completion for pieces-account-tray
_pieces_account_tray() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  case $previous in
    --service-url) return ;;
    --user-data-dir)
      compopt -o filenames 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -d -- "$word")
      return
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W '--hidden --status --json --service-url --user-data-dir --version --help' -- "$word")
}
complete -F _pieces_account_tray pieces-account-tray
