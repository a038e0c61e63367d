# The same names as `python3 manage.py COMMAND`; arguments: make play ARGS=sandbox/scenarios/laris_jaya.txt
COMMANDS := demo play serve run migrate verify backup export gallery test simulate bench check lock

.PHONY: help $(COMMANDS)

help:
	@python3 manage.py help

$(COMMANDS):
	@python3 manage.py $@ $(ARGS)
