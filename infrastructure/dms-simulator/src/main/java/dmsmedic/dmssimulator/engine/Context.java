package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.behaviour.Behaviour;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.voice.Announcer;
import dmsmedic.dmssimulator.world.World;

/** What every part of the engine needs: the account, the chosen behaviour, the databases. */
record Context(World world, Behaviour behaviour, Rows rows, Announcer announcer) {}
