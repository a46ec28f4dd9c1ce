# SPDX-FileCopyrightText: 2026 The twcred authors
# SPDX-License-Identifier: MIT

# Completion of the twcred command for fish. A test holds its words to the tables
# of the command.

# Whether the call on the command line is one of those given; encode-create and
# encode-update are one call each, and none is the place before a call.
function __twcred_is
    set -l words (commandline -opc)
    set -l call none
    if set -q words[2]
        set call $words[2]
    end
    if test $call = encode; and set -q words[3]
        set call encode-$words[3]
    end
    contains -- $call $argv
end

set -l params 'create update encode-create encode-update'
set -l sends 'create list fetch update delete'

complete -c twcred -f

complete -c twcred -n '__twcred_is none' -a create -d 'create a credential, and print it'
complete -c twcred -n '__twcred_is none' -a list -d 'print the credentials'
complete -c twcred -n '__twcred_is none' -a fetch -d 'print the credential of a SID'
complete -c twcred -n '__twcred_is none' -a update -d 'change a credential in place'
complete -c twcred -n '__twcred_is none' -a delete -d 'delete a credential'
complete -c twcred -n '__twcred_is none' -a services -d 'print the table of the services'
complete -c twcred -n '__twcred_is none' -a encode -d 'print the body of a request'
complete -c twcred -n '__twcred_is none' -a decode -d 'judge an answer'
complete -c twcred -n '__twcred_is encode' -a create -d 'print the body of a create'
complete -c twcred -n '__twcred_is encode' -a update -d 'print the body of an update'

complete -c twcred -n "__twcred_is $params" -l type -x -a 'apn fcm gcm' -d 'the push service'
complete -c twcred -n "__twcred_is $params" -l friendly-name -x -d 'a name for people'
complete -c twcred -n "__twcred_is $params" -l certificate -r -F -d 'apn: the certificate, PEM'
complete -c twcred -n "__twcred_is $params" -l private-key -r -F -d 'apn: its private key, PEM'
complete -c twcred -n "__twcred_is $params" -l sandbox -x -a 'true false' -d 'apn: whether it is for the sandbox'
complete -c twcred -n "__twcred_is $params" -l api-key -r -F -d 'gcm: the API key'
complete -c twcred -n "__twcred_is $params" -l secret -r -F -d 'fcm: the service account, JSON'

complete -c twcred -n '__twcred_is list' -l limit -x -d 'end after so many credentials'
complete -c twcred -n '__twcred_is list' -l page-size -x -d 'credentials a page'
complete -c twcred -n '__twcred_is list' -l max-pages -x -d 'refuse a list of more pages'

complete -c twcred -n '__twcred_is delete' -l yes -d 'do not ask'

complete -c twcred -n '__twcred_is decode' -l operation -x -a 'create fetch update delete list' -d 'of which it is the answer'
complete -c twcred -n '__twcred_is decode' -l status -x -d 'the HTTP status of the answer'
complete -c twcred -n '__twcred_is decode' -F

complete -c twcred -n '__twcred_is create list fetch update services decode' -l format -x -a 'text json tsv' -d 'how the result is printed'
complete -c twcred -n '__twcred_is create fetch update' -l include -d 'print the header fields too'

complete -c twcred -n "__twcred_is $sends encode-update" -l service -x -a 'ip-messaging-v2 ip-messaging-v1 chat-v2 chat-v1 conversations-v1 notify-v1' -d 'which service'
complete -c twcred -n "__twcred_is $sends" -l edge -x -d 'where to enter the network'
complete -c twcred -n "__twcred_is $sends" -l region -x -d 'where the data is'
complete -c twcred -n "__twcred_is $sends" -l base-url -x -d 'where the service is'
complete -c twcred -n "__twcred_is $sends" -l ca-file -r -F -d 'trusted certificates, PEM'
complete -c twcred -n "__twcred_is $sends" -l timeout -x -d 'limit for each exchange'
complete -c twcred -n "__twcred_is $sends" -l dry-run -d 'print the request, and send nothing'
complete -c twcred -n "__twcred_is $sends" -l verbose -d 'tell of each exchange'

complete -c twcred -n 'not __twcred_is encode' -l help -d 'print the help'
complete -c twcred -n 'not __twcred_is encode' -l version -d 'print the version'
