namespace NtkWorkbench;

/// <summary>Runs an update rule on a quadratic, knowing nothing of the theory: the measurement that predictions are held against.</summary>
internal static class QuadraticSimulation
{
    // An error this many times its first is on its way to infinity.
    private const double GrowthOfNoReturn = 1e12;

    /// <summary>The parameters w_0 … w_T.</summary>
    public static Matrix Run(QuadraticModel model, ReadOnlySpan<double> start, UpdateRule rule, int steps)
    {
        ShapeException.ThrowIfLengthDiffers("start of the quadratic", model.Count, start.Length);
        var path = new Matrix(checked(steps + 1), model.Count);
        double[] parameters = start.ToArray(), velocity = new double[model.Count];
        start.CopyTo(path.Row(0));
        for (int t = 1; t <= steps; t++)
        {
            Step(model, rule, parameters, velocity);
            parameters.CopyTo(path.Row(t));
        }
        return path;
    }

    /// <summary>w_t − w* for each row of a path.</summary>
    public static Matrix Errors(QuadraticModel model, Matrix path)
    {
        var errors = new Matrix(path.Rows, path.Columns);
        for (int t = 0; t < path.Rows; t++)
        {
            for (int i = 0; i < path.Columns; i++)
                errors[t, i] = path[t, i] - model.Minimizer[i];
        }
        return errors;
    }

    /// <summary>‖w_t − w*‖ for each row of errors.</summary>
    public static double[] Norms(Matrix errors)
    {
        double[] norms = new double[errors.Rows];
        for (int t = 0; t < norms.Length; t++)
            norms[t] = Reductions.Norm<double>(errors.Row(t));
        return norms;
    }

    /// <summary>Whether the error is larger after T steps than it was half-way there.</summary>
    public static bool Grows(QuadraticModel model, ReadOnlySpan<double> start, UpdateRule rule, int steps)
    {
        ShapeException.ThrowIfLengthDiffers("start of the quadratic", model.Count, start.Length);
        double[] parameters = start.ToArray(), velocity = new double[model.Count];
        double first = Distance(model, parameters), earlier = 0, later = 0;
        for (int t = 1; t <= steps; t++)
        {
            Step(model, rule, parameters, velocity);
            double distance = Distance(model, parameters);
            if (!(distance <= first * GrowthOfNoReturn))
                return true;
            // The largest of a stretch, since momentum swings through small errors.
            if (2 * t > steps)
                later = Math.Max(later, distance);
            else
                earlier = 4 * t > steps ? Math.Max(earlier, distance) : 0;
        }
        return later > earlier;
    }

    private static void Step(QuadraticModel model, UpdateRule rule, double[] parameters, double[] velocity)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            double sigma = model.SingularValues[i];
            double gradient = 2 * sigma * ((sigma * parameters[i]) - model.Targets[i]);
            velocity[i] = ((1 - rule.Beta) * velocity[i]) + (rule.Beta * gradient);
            parameters[i] -= rule.LearningRate * velocity[i];
        }
    }

    private static double Distance(QuadraticModel model, double[] parameters)
    {
        double sum = 0;
        for (int i = 0; i < parameters.Length; i++)
            sum += Math.Pow(parameters[i] - model.Minimizer[i], 2);
        return Math.Sqrt(sum);
    }
}
