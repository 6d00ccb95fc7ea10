namespace NtkWorkbench;

/// <summary>Simulates a quadratic under three rules and holds theory against it.</summary>
public static class QuadraticStudy
{
    // Steps that tell growth from decay: at 1 % above the limit a mode grows 10¹⁷-fold.
    private const int GrowthSteps = 2000;

    /// <summary>Simulates the given rule, gradient descent at its fastest, and momentum at its fastest.</summary>
    /// <param name="problem">X, y and their modes.</param>
    /// <param name="start">w_0, d entries.</param>
    /// <param name="rule">η and β of the first.</param>
    /// <param name="accuracy">ε: the fraction of the first error that counts as there.</param>
    /// <param name="steps">T.</param>
    /// <param name="cancellation">Looked at before each step.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>O(T·(md + k)) for each rule, and some dozen simulations of 2,000 steps for the measured limit.</remarks>
    public static QuadraticResults Run(
        LeastSquaresProblem problem, double[] start, UpdateRule rule, double accuracy, int steps, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        QuadraticModel modes = problem.Modes;
        double beta = rule.Beta, largest = modes.LargestSingularValue, smallest = modes.SmallestSingularValue;
        LearningRateInterval fastest = MomentumTheory.FastestLearningRates(beta, largest, smallest);
        double limit = MomentumTheory.StabilityLimit(beta, largest);
        return new QuadraticResults
        {
            Accuracy = accuracy,
            SigmaMax = largest,
            SigmaMin = smallest,
            PredictedLimit = limit,
            MeasuredLimit = Limit(modes, beta, cancellation),
            FastestFrom = fastest.Low,
            FastestUntil = fastest.High,
            FastestContraction = fastest.Contraction,
            Rules =
            [
                Compare("job", rule),
                Compare("gradient_descent", UpdateRule.GradientDescent(GradientDescentTheory.FastestLearningRate(largest, smallest))),
                Compare("momentum_optimum", MomentumTheory.Optimum(largest, smallest)),
            ],
        };

        RuleResult Compare(string name, UpdateRule compared) =>
            QuadraticStudy.Compare(problem, start, (name, compared), accuracy, steps, cancellation);
    }

    // The guess is no prediction: 1 is a learning rate like any other.
    private static double Limit(QuadraticModel modes, double beta, CancellationToken cancellation)
    {
        double[] start = [.. modes.Minimizer.Select(value => value + 1)];
        return MeasuredLimit.Find(Grows, guess: 1);

        bool Grows(double rate)
        {
            cancellation.ThrowIfCancellationRequested();
            return QuadraticSimulation.Grows(modes, start, new UpdateRule(rate, beta), GrowthSteps);
        }
    }

    private static RuleResult Compare(
        LeastSquaresProblem problem, double[] start, (string Name, UpdateRule Rule) named, double accuracy, int steps,
            CancellationToken cancellation)
    {
        (string name, UpdateRule rule) = named;
        QuadraticModel modes = problem.Modes;
        Matrix errors = QuadraticSimulation.Errors(modes, problem.Run(start, rule, steps, cancellation));
        Matrix predicted = Predict(modes, errors.Row(0), rule, errors.Rows, cancellation);
        ModeResult[] results =
            [.. Enumerable.Range(0, modes.Count).Select(k => Mode(modes, k, rule, errors.Column(k), predicted.Column(k), cancellation))];
        double contraction = MomentumTheory.Contraction(rule, modes.SingularValues);
        return new RuleResult
        {
            Name = name,
            LearningRate = rule.LearningRate,
            Beta = rule.Beta,
            StabilityLimit = MomentumTheory.StabilityLimit(rule.Beta, modes.LargestSingularValue),
            PredictedContraction = contraction,
            MeasuredContraction = results.Max(mode => mode.MeasuredContraction),
            StepsByContraction = GradientDescentTheory.StepsByContraction(contraction, accuracy),
            PredictedSteps = Steps(modes, rule, errors.Row(0), predicted, accuracy),
            SimulatedSteps = Accuracy.SettlingStep(QuadraticSimulation.Norms(errors), accuracy),
            Modes = results,
            Errors = errors,
            Predicted = predicted,
        };
    }

    private static Matrix Predict(QuadraticModel modes, ReadOnlySpan<double> first, UpdateRule rule, int rows,
        CancellationToken cancellation)
    {
        var predicted = new Matrix(rows, modes.Count);
        for (int t = 0; t < rows; t++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int k = 0; k < modes.Count; k++)
                predicted[t, k] = first[k] * MomentumTheory.ErrorRatio(rule, modes.SingularValues[k], t);
        }
        return predicted;
    }

    // Gradient descent has a count of its own; momentum's errors swing, so that its closed form is followed to the last step.
    private static long? Steps(QuadraticModel modes, UpdateRule rule, ReadOnlySpan<double> first, Matrix predicted, double accuracy)
    {
        if (rule.Beta < 1)
            return Accuracy.SettlingStep(QuadraticSimulation.Norms(predicted), accuracy);
        double[] factors = [.. modes.SingularValues.Select(sigma => GradientDescentTheory.Contraction(rule.LearningRate, sigma))];
        long? steps = GradientDescentTheory.StepsWithin(factors, first, accuracy);
        return steps < predicted.Rows ? steps : null;
    }

    private static ModeResult Mode(QuadraticModel modes, int k, UpdateRule rule, double[] errors, double[] predicted,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        double sigma = modes.SingularValues[k];
        ModeEigenvalues eigenvalues = MomentumTheory.Eigenvalues(rule, sigma);
        return new ModeResult
        {
            SingularValue = sigma,
            Regime = eigenvalues.Regime,
            Eigenvalues = [[eigenvalues.First.Real, eigenvalues.First.Imaginary], [eigenvalues.Second.Real, eigenvalues.Second.Imaginary]],
            PredictedContraction = eigenvalues.Contraction,
            MeasuredContraction = errors[0] == 0 ? null : MeasuredModes.Fit(errors, modes.Minimizer[k])?.Contraction,
            ComplexFrom = MomentumTheory.ComplexFrom(rule.Beta, sigma),
            ComplexUntil = MomentumTheory.ComplexUntil(rule.Beta, sigma),
            LargestDeviation = Deviation(errors, predicted),
        };
    }

    /// <summary>max_t |e_t − ê_t| / max_t |ê_t|, up to the first error that is not finite or beyond 1e100; infinite where a prediction is
    /// not finite before that.</summary>
    internal static double Deviation(double[] errors, double[] predicted)
    {
        // Beyond it a closed form may overflow a few steps before the iteration does.
        const double Overflowing = 1e100;
        double largest = 0, deviation = 0;
        for (int t = 0; t < errors.Length && Math.Abs(errors[t]) < Overflowing; t++)
        {
            if (!double.IsFinite(predicted[t]))
                return double.PositiveInfinity;
            largest = Math.Max(largest, Math.Abs(predicted[t]));
            deviation = Math.Max(deviation, Math.Abs(errors[t] - predicted[t]));
        }
        return largest == 0 ? deviation : deviation / largest;
    }
}
