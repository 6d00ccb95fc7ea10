// Tests wait for Slurm more than they work: the classes run side by side, however few cores there are.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
