namespace NtkWorkbench.Runs;

/// <summary>The figures of a network's run, in the order of its report.</summary>
internal sealed class NetworkFigures
{
    private readonly NetworkResults _results;
    private readonly NetworkRunPlan _plan;
    private readonly FunctionViews _views;

    private NetworkFigures(NetworkResults results)
    {
        (_results, _plan) = (results, results.Plan);
        _views = new FunctionViews(results);
    }

    // Where training took no step, init and final are one network, drawn once.
    public static IReadOnlyList<RunFigure> Create(NetworkResults results) =>
        [.. new NetworkFigures(results with { Analyses = [.. results.Analyses.DistinctBy(analysis => analysis.Checkpoint.Step)] }).Noted()];

    private bool HasOneInput => _plan.Architecture.InputCount == 1;

    private bool HasTwoInputs => _plan.Architecture.InputCount == 2;

    private bool HasClasses => _plan.Job.Training.Loss == LossKind.CrossEntropy;

    private IReadOnlyList<string> Inputs => _plan.FeatureData.Train.InputNames;

    // What a caption says of the output that is shown; nothing where there is no other.
    private string Shown => _plan.Shown.Title is string title ? $" Shown is {title}." : "";

    private string ShownFeatures => _plan.IsSummed ? " One function for all outputs: the kernel is summed." : Shown;

    // Which samples features are of stands in their figures too.
    private IEnumerable<RunFigure> Noted()
    {
        string[] ofAll = ["loss", "learning_rate", "gradient_norms", "confusion", "margins", "first_layer"];
        string note = Invariant($"features of {_plan.FeatureData.Train.Count:N0} of {_plan.Data.Train.Count:N0} training samples");
        return All().Concat(ClassPictures.Create(_results, _views)).Select(made =>
            !_plan.IsOfSome || ofAll.Contains(made.Figure.Name) || made.Figure.Panels.Count == 0 ? made : made with
            {
                Figure = made.Figure with
                {
                    Panels = [.. made.Figure.Panels.Select(panel =>
                        panel with { Note = panel.Note is null ? note : $"{panel.Note}; {note}" })],
                },
            });
    }

    private IEnumerable<RunFigure> All()
    {
        if (_results.Analyses.Count > 0)
            yield return Fit();
        if (_results.Analyses.Count > 0 && HasTwoInputs)
        {
            if (HasClasses)
                yield return DecisionRegions();
            yield return Maps();
        }
        yield return Loss();
        if (_results.Rows.Select(row => row.LearningRate).Distinct().Skip(1).Any())
            yield return LearningRates();
        yield return GradientNorms();
        if (_results.Analyses.Count == 0)
            yield break;
        yield return SingularValues();
        if (_plan.Architecture.InputCount <= 2)
            yield return PrincipalFeatures();
        else
        {
            yield return FeaturesPairwise();
            yield return SortedFeatures();
        }
        if (_plan.Architecture is { InputCount: <= 2, Layers.Count: > 1 })
            yield return ElbowFeatures();
        if (HasOneInput)
            yield return TangentFeatures();
        if (_results.Analyses.Any(analysis => analysis.Tangent.Kernel is not null))
            yield return TangentKernel();
        foreach (RunFigure limit in InfiniteWidthFigures.Create(_results, _views, Truth()))
            yield return limit;
        if (_results.Trajectory.Count > 1)
            yield return AlongTraining();
        if (_results.Linearized is LinearizedTraining linearized && _plan.Architecture.InputCount <= 2)
            yield return HasOneInput ? Linearized(linearized) : LinearizedMaps(linearized);
    }

    private RunFigure DecisionRegions() => new(
        DecisionRegionsFigure.Build(_plan.FeatureData.Train, _views.Grid, _views.Predictions(), _views.PredictionsOnTrain()),
        "Decision regions",
        "The class of the largest output, in the pale colour of the class, and the training samples; between the points of the grid "
            + "outputs are interpolated.");

    private RunFigure Maps() => new(
        FunctionMapsFigure.Build(
            _plan.FeatureData.Train, _views.Grid, _views.Predictions(), _views.PredictionsOnTrain()[^1].Values, _plan.Shown, Truth()),
        "Maps",
        (HasClasses ? "The network's output on the grid at its checkpoints, and the training samples."
            : $"{(Truth() is null ? "The" : "The function, and the")} network on the grid at its checkpoints, the training samples in the "
            + "colours of their targets, and how far the last lies "
            + "from these.") + (_plan.Architecture is { Layers.Count: > 1, Activation: Activation.Relu or Activation.LeakyRelu }
            ? " Lines are the elbows of the first hidden layer's units." : "") + Shown);

    private RunFigure LinearizedMaps(LinearizedTraining linearized) => new(
        LinearizedMapsFigure.Build(_plan.FeatureData.Train, _views.Grid, linearized, _plan.Shown),
        "Linear model",
        "The network beside the linear model that it was at initialization, on the grid." + Shown);

    private string Thinned => _results.OneRowOf == 1 ? ""
        : Invariant($" Drawn is 1 of {_results.OneRowOf} recorded rows; metrics.csv has all.");

    private RunFigure Fit() => new(
        HasOneInput
            ? FitFigure.Build(_plan.FeatureData.Train, _views.Grid, Truth(), _views.Predictions())
            : FitScatterFigure.Build(_plan.FeatureData.Train, _views.PredictionsOnTrain()),
        "Fit",
        HasOneInput
            ? "Training data, the function they come from where it is known, and the network at its checkpoints; marks on the last curve "
            + "are the elbows of the first hidden layer's units that lie in the drawn range."
            : HasClasses
                ? "How far the output of a training sample's class lies above the largest of the others: above zero the sample is "
                + "classified rightly."
                : "Predictions on the training samples against their targets.");

    private RunFigure Loss()
    {
        IReadOnlyList<MetricsRow> rows = _results.Rows;
        return new RunFigure(
            LossFigure.Build(new LossCurves
            {
                Steps = Steps(),
                StepsPerEpoch = PerEpoch,
                Validation = _plan.Data.Validation is null ? null : [.. rows.Select(row => row.ValidationLoss ?? double.NaN)],
                ValidationAccuracy = rows[0].ValidationAccuracy is null ? null
                    : [.. rows.Select(row => row.ValidationAccuracy ?? double.NaN)],
                Train = [.. rows.Select(row => row.TrainLoss)],
                Test = _plan.Data.Test is null ? null : [.. rows.Select(row => row.TestLoss ?? double.NaN)],
                LossName = HasClasses ? "cross-entropy" : "mean squared error",
                TrainAccuracy = rows[0].TrainAccuracy is null ? null : [.. rows.Select(row => row.TrainAccuracy ?? double.NaN)],
                TestAccuracy = rows[0].TestAccuracy is null ? null : [.. rows.Select(row => row.TestAccuracy ?? double.NaN)],
            }),
            "Loss",
            $"Loss over the whole data sets against {(PerEpoch is null ? "optimizer steps" : "epochs")}." + Thinned);
    }

    private RunFigure LearningRates() => new(
        LearningRateFigure.Build(Steps(), [.. _results.Rows.Select(row => row.LearningRate)], PerEpoch,
            holds: _plan.Job.Training.Schedule is ReduceOnPlateauSchedule),
        "Learning rate",
        "The rate of each recorded step, as the schedule sets it." + Thinned);

    private RunFigure GradientNorms() => new(
        GradientNormFigure.Build(Steps(),
        [
            .. Enumerable.Range(0, _plan.Architecture.Layers.Count).Select(layer => (
                _results.Rows.Select(row => row.Layers[layer].Weight).ToArray(),
                _results.Rows.Select(row => row.Layers[layer].Bias).ToArray())),
        ],
        _plan.Job.Training.Layers == TrainableLayers.All ? null
            : ([.. _results.Rows.Select(row => row.GradientNorm)], [.. _results.Rows.Select(row => row.TrainedGradientNorm)]), PerEpoch),
        "Gradient norms",
        "Euclidean norm of the training loss's gradient in each layer's weights and biases, trained or not, over the whole training set"
            + (_plan.Job.Training.Layers == TrainableLayers.All ? "." : ", and in all parameters beside the trained ones.")
            + Thinned);

    private RunFigure SingularValues() => new(
        SingularValuesFigure.Build(
        [
            .. _results.Analyses.Select(analysis => (_views.NameOf(analysis), analysis.Tangent.Spectrum)),
        ],
        [
            .. _results.Analyses.Where(analysis => analysis.Preconditioned?.Spectrum is not null)
                .Select(analysis => (_views.NameOf(analysis), analysis.Preconditioned!.Spectrum!)),
        ],
        (int)Math.Min((long)_plan.FeatureData.Train.Count * _plan.RowsOfSample, _plan.FeatureColumns),
        [.. _results.Analyses.Select(analysis => (_views.NameOf(analysis), analysis.Tangent.Comparison))]),
        "Singular values",
        (_plan.IsSummed ? "Of Θ̄, the mean over outputs of the blocks of Θ of an output with itself; where Θ was formed too each of its "
            + "values stands beside the singular values of J that it is in place of. " : "")
            + (_plan.IsLeading
                ? "The leading singular values on the training inputs, found by products with J alone: neither J nor Θ is formed. "
                + "A residual is ‖Θuₖ − σₖ²uₖ‖, or that of JᵀJ; by it a singular value of J lies within the bound of each σₖ."
            : "The feature spectrum on the training inputs, "
            + string.Join(", ", _results.Analyses.Select(analysis => JobContract.NameOf(analysis.Tangent.Spectrum.Method)).Distinct())
            + "; below the floor the method resolves nothing."
            + (_results.Analyses.Any(analysis => analysis.Preconditioned?.Spectrum is not null)
                ? " Beside it that of J P^(−½), P the diagonal by which the optimizer divides its step." : "")));

    private RunFigure PrincipalFeatures() => new(
        HasTwoInputs
            ? PrincipalMapsFigure.Build(_views.Grid, _views.PrincipalFeatures(), Inputs, _plan.ShownFeatures)
            : PrincipalFeaturesFigure.Build(_views.Grid, _views.PrincipalFeatures(), _plan.FeatureData.Train.Inputs, Inputs[0]),
        "Principal features",
        "The functions φ_k(x) = J(x) v_k of the largest singular values, over the whole grid; signs are aligned to the first checkpoint."
            + (HasTwoInputs ? " Each has a scale of its own, whose end stands beside its name." + ShownFeatures
            : " A band about a curve is the floor of its values, where that is wide enough to be seen and fits into the panel."));

    private RunFigure FeaturesPairwise() => new(
        SampleFeaturesFigures.Pairwise(_views.PrincipalFeaturesOnTrain(), Samples, _plan.ShownFeatures),
        "Principal features",
        $"The functions φ_k(x) = J(x) v_k of the largest singular values against each other, on the training samples, coloured by {Key}; "
            + "signs are aligned to the first checkpoint." + ShownFeatures);

    private RunFigure SortedFeatures() => new(
        SampleFeaturesFigures.Sorted(_views.PrincipalFeaturesOnTrain(), Samples, _plan.ShownFeatures),
        "Sorted features",
        $"Each φ_k along the training samples, which are sorted by {Key} and then by its values: what lies apart it separates."
            + ShownFeatures);

    private SampleKeys Samples => SampleKeys.Of(_plan.FeatureData.Train, HasClasses);

    private string Key => Samples.Target is null ? "class" : "target";

    private RunFigure ElbowFeatures() => new(
        HasTwoInputs
            ? UnitMapsFigure.Build(_views.Grid, _views.ElbowFeatures(), _results.Analyses[^1].Units!,
                _plan.Architecture.Layers[^2].FanOut, Inputs)
            : ElbowFeaturesFigure.Build(_views.Grid, _views.ElbowFeatures(), Inputs[0]),
        "Elbow features",
        "Outputs of the last hidden layer: the functions that the last layer adds up.");

    private RunFigure TangentFeatures()
    {
        IReadOnlyList<ParameterSelection> selections = ParameterSelection.Choose(_plan.Architecture);
        return new RunFigure(
            TangentFeaturesFigure.Build(_views.Grid, selections, _views.TangentFeatures(), _plan.Shown.Title, Inputs[0]),
            "Tangent features",
            "∂f(x)/∂θ for the weights and biases of each layer." + Shown);
    }

    private RunFigure TangentKernel() => new(
        TangentKernelFigure.Build(
            [.. _results.Analyses.Select(analysis => (_views.NameOf(analysis), analysis.Tangent.Kernel!))],
            _plan.FeatureData.Train.Inputs,
            Samples,
            _plan.ShownFeatures,
            Inputs[0],
            _plan.IsSummed ? "Θ̄" : "Θ"),
        "Tangent kernel",
        (_plan.IsSummed ? "Θ̄, the mean over outputs of the blocks of Θ = JJᵀ of an output with itself," : "Θ = JJᵀ")
            + " on the training inputs, and how it changed." + ShownFeatures);

    private RunFigure AlongTraining() => new(
        TrajectoryFigure.Build(_results.Trajectory, _plan.Job.Training.Loss),
        "Along training",
        "The tangent kernel from step to step, step 0 at the left end; modes and distances are those of the kernel at step 0.");

    private RunFigure Linearized(LinearizedTraining linearized) => new(
        LinearizedFigure.Build(_plan.FeatureData.Train, _views.Grid.Column(0), linearized, _plan.Shown, _views.Ordered),
        "Linear model",
        "The network beside the linear model that it was at initialization" + (linearized.Regression is null ? "."
            : ", and beside kernel regression, f₀(x) + Θ(x, X) " + (linearized.RegressionResidual is null ? "Θ⁺" : "(Θ + 10⁻⁶λ₁I)⁻¹")
            + " (y − f₀(X)), with f and Θ at initialization and after training ("
            + (linearized.RegressionResidual is null ? "modes with λ_k at most 10⁻⁶ of λ₁ left out" : "by conjugate gradients") + ").")
            + Shown);

    private int? PerEpoch => _plan.Job.Training.StepsPerEpoch;

    private int[] Steps() => [.. _results.Rows.Select(row => row.Step)];

    private Matrix? Truth()
    {
        if (_plan.Job.Data is not FunctionDataOptions { Function: TargetFunction function })
            return null;
        var truth = new Matrix(_views.Grid.Rows, 1);
        for (int i = 0; i < truth.Rows; i++)
            truth[i, 0] = function.Evaluate(_views.Grid.Row(i));
        return truth;
    }
}
