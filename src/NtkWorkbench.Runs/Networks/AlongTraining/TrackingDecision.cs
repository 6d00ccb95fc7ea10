namespace NtkWorkbench.Runs;

/// <summary>What <c>features.track: auto</c> stands for: following training at as many of 40, 20 or 10 steps as cost less than a fifth of
/// the run, at none where 10 cost more. Both are operations at one fixed cost each beside fixed seconds, so that a job is followed on every
/// machine or on none.</summary>
internal static class TrackingDecision
{
    // Seconds of one core of some year's laptop; what matters is that they never change.
    private const double Operation = 1e-10;
    private const double StartUp = 0.4;
    private const double TrainingStep = 1e-6;
    private const double FollowedStep = 1e-3;
    private const double Share = 0.2;

    // A slider over fewer would jump.
    private static readonly int[] Counts = [40, 20, 10];

    // 160 MB of parameters, which a run holds until its features are taken.
    private const double MostParameters = 2e7;

    /// <summary>The record that was asked for, or what auto becomes: a record or off.</summary>
    /// <param name="job">The job, in steps.</param>
    /// <param name="network">Its network.</param>
    /// <param name="data">All samples.</param>
    /// <param name="linearized">n.</param>
    /// <param name="grid">g.</param>
    /// <exception cref="NtkException">Steps are asked for, and the kernel is summed over several outputs.</exception>
    public static TrackOptions Decide(NetworkJob job, NetworkArchitecture network, TrainingData data, int linearized, int grid)
    {
        TrackOptions wanted = job.Features.Track with { Choice = null };
        var off = new TrackOptions { Choice = TrackChoice.Off };
        bool isSummed = job.Features.Kernel == KernelKind.Summed && network.OutputCount > 1;
        if (job.Features.Track.Choice is not TrackChoice choice)
        {
            if (isSummed)
                throw new NtkException("features.track follows the whole tangent kernel, and features.kernel is summed; "
                    + "expected auto or off, or features.kernel: whole");
            return wanted.Steps(job.Training.TotalSteps).Count > 0 ? wanted : off;
        }
        if (isSummed || choice is not TrackChoice.Auto || job.Features.Checkpoints.Count == 0
            || job.Features.Method == SpectrumMethod.Lanczos)
            return off;
        return Counts.Select(count => wanted with { Count = count }).FirstOrDefault(track =>
            IsCheap(job with { Features = job.Features with { Track = track } }, network, data, linearized, grid)) ?? off;
    }

    private static bool IsCheap(NetworkJob job, NetworkArchitecture network, TrainingData data, int linearized, int grid)
    {
        int steps = job.Features.Track.Steps(job.Training.TotalSteps).Count;
        var operations = new NetworkOperations(network, job, data, linearized, grid);
        return steps > 0 && (double)steps * network.ParameterCount <= MostParameters
            && Following(operations, job, steps) < Share * Run(operations, job, network, data, linearized);
    }

    private static double Following(NetworkOperations operations, NetworkJob job, int steps)
    {
        double sharpness = Preconditioner.Has(job.Training.Optimizer) ? operations.OfSharpness() : 0;
        return steps * (FollowedStep + (Operation * (operations.OfFollowedStep() + sharpness)));
    }

    private static double Run(NetworkOperations operations, NetworkJob job, NetworkArchitecture network, TrainingData data, int linearized)
    {
        long rows = linearized * (long)network.OutputCount;
        SpectrumMethod method = job.Features.Method is not SpectrumMethod.Auto ? job.Features.Method
            : rows > int.MaxValue ? SpectrumMethod.Kernel
            : FeatureDecompositions.Choose((int)rows, network.TrainedParameterCount(job.Training.Layers));
        int trainings = operations.HasLinearModel
            && TrainedLinearModel.Plan(network, job.Training, data, linearized) == LinearModelMethod.Parameters ? 2 : 1;
        return StartUp + (NetworkEstimate.SecondsPerPicture * NetworkEstimate.Pictures(job, network))
            + (trainings * ((TrainingStep * job.Training.TotalSteps) + (Operation * operations.Training)))
            + (Operation * operations.Decomposed * operations.OfLinearization(method, linearized));
    }
}
