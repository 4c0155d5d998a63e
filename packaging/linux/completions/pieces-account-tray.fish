complete -c pieces-account-tray -f
complete -c pieces-account-tray -l hidden -d 'start in the tray, without a window'
complete -c pieces-account-tray -l status -d 'print who is signed in, and end'
complete -c pieces-account-tray -l json -d 'with --status: print it as JSON'
complete -c pieces-account-tray -l service-url -x -d 'ask Pieces OS at this address, this time only'
complete -c pieces-account-tray -l user-data-dir -x -a '(__fish_complete_directories)' -d 'keep settings in this folder'
complete -c pieces-account-tray -l version -d 'print the version, and end'
complete -c pieces-account-tray -l help -d 'print the options, and end'
