namespace NtkWorkbench.Runs;

/// <summary>The figures of a network beside its limit of infinite width.</summary>
internal sealed class InfiniteWidthFigures(NetworkResults results, FunctionViews views, InfiniteWidthResults compared)
{
    private readonly NetworkRunPlan _plan = results.Plan;

    private readonly TangentAnalysis _network = results.AtInitialization!.Tangent;

    private string Input => _plan.FeatureData.Train.InputNames[0];

    private bool HasOneInput => _plan.Architecture.InputCount == 1;

    /// <summary>Of a whole kernel of several outputs principal features are mixtures of outputs, and beside none of the limit's;
    /// <c>truth</c>: on the grid, ascending.</summary>
    public static IEnumerable<RunFigure> Create(NetworkResults results, FunctionViews views, Matrix? truth)
    {
        if (results.InfiniteWidth is not InfiniteWidthResults compared)
            yield break;
        var figures = new InfiniteWidthFigures(results, views, compared);
        yield return figures.Kernels();
        if (figures._plan.RowsOfSample == 1 && compared.PrincipalOnTrain.Columns > 0)
            yield return figures.Features();
        if (compared.Fit is InfiniteWidthFit fit && figures.HasOneInput)
            yield return figures.Fit(fit, truth);
    }

    private RunFigure Kernels() => new(
        LimitKernelFigure.Build(_plan.FeatureData.Train.Inputs, OfShown(_network.Kernel!), compared.Kernels.Tangent,
            (points, others) => _plan.Limit!.Kernels(points, others).Tangent,
            [("network", _network.Spectrum), ("infinite width", compared.Spectrum)], Input),
        "Infinite width",
        "The tangent kernel at initialization on the training inputs beside that of infinite width"
            + (HasOneInput ? ": as a function of one input (points: the network, dashed: the limit, made between samples too)"
                : ": by the angle of two inputs")
            + ", entry against entry, and the spectra of both with their floors." + (_plan.RowsOfSample == 1 ? ""
                : $" Entries are of {_plan.Shown.Title} with itself."));

    private RunFigure Features() => new(
        LimitFeaturesFigure.Build(HasOneInput ? views.Grid : _plan.FeatureData.Train.Inputs,
            HasOneInput ? views.Ordered(_network.PrincipalOnGrid) : _network.PrincipalOnTrain,
            HasOneInput ? views.Ordered(compared.PrincipalOnGrid) : compared.PrincipalOnTrain, Input),
        "Principal features at infinite width",
        "The functions φ_k of the network at initialization and those of its limit, signs aligned"
            + (HasOneInput ? ", over the grid." : ", on the training samples."));

    private RunFigure Fit(InfiniteWidthFit fit, Matrix? truth) => new(
        LimitFitFigure.Build(_plan.FeatureData.Train, views.Grid, truth,
            [new("trained by gradient descent (Θ∞)", "tangent", Ordered(fit.Grid.Tangent)),
                new("Gaussian process (K∞)", "nngp", Ordered(fit.Grid.Nngp))],
            [.. Networks(fit)], _plan.Shown),
        "Regression at infinite width",
        "Regression with the kernels of infinite width and bands of two standard deviations: of networks that gradient descent trained to "
            + $"the end{(fit.IsHeld ? ", held by the ridge to where each began" : "")}, and of those at initialization, conditioned on the "
            + $"data{(fit.IsHeld ? ", as if the ridge were the variance of its noise" : "")}; the network's own beside both.");

    private IEnumerable<(string Name, Matrix Values)> Networks(InfiniteWidthFit fit)
    {
        if (results.AtEnd is { Checkpoint.Step: > 0 } end)
            yield return ("the trained network", views.Ordered(end.Tangent.GridOutputs));
        if (fit.Network is TangentRidgeFit own)
            yield return ("regression with its kernel Θ₀", views.Ordered(own.GridOutputs));
    }

    private KernelPosterior Ordered(KernelPosterior posterior) => new()
    {
        Mean = views.Ordered(posterior.Mean),
        Deviation = views.Ordered(new Matrix(posterior.Deviation.Length, 1, posterior.Deviation)).Values,
    };

    private Matrix OfShown(Matrix kernel)
    {
        int copies = _plan.RowsOfSample, n = kernel.Rows / copies;
        if (copies == 1)
            return kernel;
        var block = new Matrix(n, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                block[i, j] = kernel[(i * copies) + _plan.Shown.Index, (j * copies) + _plan.Shown.Index];
        }
        return block;
    }
}
